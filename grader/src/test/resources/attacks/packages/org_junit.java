// attack: puts a class into org.junit.jupiter.api
// defence: the file is compiled with its test
// state: COMPILE_ERROR
// points: 0
package org.junit.jupiter.api;

class Assertions {
  static void assertTrue(boolean anything) {}
}
