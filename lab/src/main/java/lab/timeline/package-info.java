/**
 * What happened in one run, told in lanes: who sent what to which server, when, and what came back.
 * Knows neither threads nor servers.
 */
@NullMarked
package lab.timeline;

import org.jspecify.annotations.NullMarked;
