/**
 * The page and how it is served: who may see it, who may move a lever, and the stream of samples.
 */
@NullMarked
package live.web;

import org.jspecify.annotations.NullMarked;
