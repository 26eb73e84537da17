package lab.junit;

import org.junit.jupiter.api.extension.Extension;

/** Gives tests the lab as parameters. */
public final class LabExtension implements Extension {}
