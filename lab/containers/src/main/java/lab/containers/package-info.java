/** The one program that uses Testcontainers. Uses nothing else of the lab. */
@NullMarked
package lab.containers;

import org.jspecify.annotations.NullMarked;
