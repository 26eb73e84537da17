package grader.sandbox;

import java.nio.file.Path;

/**
 * A file or folder that can be read inside.
 *
 * @param from where it is on this machine
 * @param at where it is inside
 */
record Mount(Path from, Path at) {}
