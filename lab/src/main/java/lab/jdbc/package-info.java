/** JDBC in fewer lines, for exercises whose lesson is another. Uses nothing else of the lab. */
@NullMarked
package lab.jdbc;

import org.jspecify.annotations.NullMarked;
