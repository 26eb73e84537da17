/** Digests that can be stopped half-way. It uses nothing but Java and the callers. */
@NullMarked
package lab.digest;

import org.jspecify.annotations.NullMarked;
