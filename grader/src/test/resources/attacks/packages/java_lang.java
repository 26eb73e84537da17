// attack: puts a class into java.lang
// defence: the file is compiled with its test
// state: COMPILE_ERROR
// points: 0
package java.lang;

class Assertions {
  static void assertTrue(boolean anything) {}
}
