// attack: is a module that opens itself to all
// defence: the file is compiled with its test
// state: COMPILE_ERROR
// points: 0
open module all {
  requires java.base;
}
