/**
 * What a chapter's demo stands on: a stage with real servers, callers and meters, and the recording
 * that is left of a play.
 */
@NullMarked
package lab.demo;

import org.jspecify.annotations.NullMarked;
