/** Tests of the build itself: what may use what. */
package slides.build;
