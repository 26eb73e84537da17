/** The lab as a JUnit extension, and the annotations from which chapters and steps are read. */
@NullMarked
package lab.junit;

import org.jspecify.annotations.NullMarked;
