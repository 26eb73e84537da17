// attack: puts a class into lab.story
// defence: the file is compiled with its test
// state: COMPILE_ERROR
// points: 0
package lab.story;

class Assertions {
  static void assertTrue(boolean anything) {}
}
