/** Tests of the build itself: what may use what, and how large the page is. */
package live.build;
