/** Where Redis and PostgreSQL come from. The only package that starts or stops a server. */
@NullMarked
package lab.backend;

import org.jspecify.annotations.NullMarked;
