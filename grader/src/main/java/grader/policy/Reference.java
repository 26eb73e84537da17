package grader.policy;

/**
 * What compiled code names, and where.
 *
 * @param owner binary name of the class, with dots
 * @param name of the field or method; empty if only the class is named
 * @param descriptor of the field or method, as the class file has it; empty for a class
 * @param line in the source; 0 if it belongs to none
 */
record Reference(String owner, String name, String descriptor, int line) {

  static Reference type(String owner, int line) {
    return new Reference(owner, "", "", line);
  }

  boolean isType() {
    return name.isEmpty();
  }

  boolean isMethod() {
    return descriptor.startsWith("(");
  }

  /** The same member, named as one of another class. */
  Reference of(String declaring) {
    return new Reference(declaring, name, descriptor, line);
  }
}
