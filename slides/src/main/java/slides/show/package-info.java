/** Shows the pages in the browser of this machine. Serves one folder to this machine alone. */
@NullMarked
package slides.show;

import org.jspecify.annotations.NullMarked;
