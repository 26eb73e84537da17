/** Tests of the build itself: what may use what, and that jbang and Maven agree. */
package runner.build;
