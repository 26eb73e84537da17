package grader.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.MethodRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * All that a class can reach: the classes that it extends, makes, keeps, casts to, catches or is
 * annotated with, the members that it uses, what stands behind its lambdas, and how its dynamic
 * calls are linked. ASM's remapper comes by each of these to have it renamed; here it leaves a
 * note. The types of a called method's arguments and of its result are not among them: a thing of
 * such a class is of no use without one of its members. Those of a declared method are, and what
 * signatures say: a library that reads JSON makes objects of such classes.
 */
final class References extends ClassRemapper {
  private final Notes notes;
  private final List<String> parents = new ArrayList<>();
  private final Set<String> members = new HashSet<>();

  /** Descriptors and signatures of what it declares, and of its class literals. */
  private final Set<String> declarations = new HashSet<>();

  private String file = "";

  private References(Notes notes) {
    super(Opcodes.ASM9, new ClassWriter(0), notes);
    this.notes = notes;
  }

  /** Reads a class file. */
  static References of(byte[] classFile) {
    References references = new References(new Notes());
    new ClassReader(classFile).accept(references, ClassReader.SKIP_FRAMES);
    return references;
  }

  /** In the order of the class file. */
  Set<Reference> all() {
    return notes.found;
  }

  /** Binary name of the class itself, with dots. */
  String name() {
    return className.replace('/', '.');
  }

  /** Name of its source file. */
  String file() {
    return file;
  }

  /** Its superclass and its interfaces, by binary name. */
  List<String> parents() {
    return parents;
  }

  /** Whether it declares a member of that name and descriptor itself. */
  boolean declares(Reference member) {
    return members.contains(member.name() + member.descriptor());
  }

  /** Whether it declares anything of a type, or has a literal of it. */
  boolean declaresType(String name) {
    String type = "L" + name.replace('.', '/');
    return declarations.stream()
        .anyMatch(each -> each.contains(type + ";") || each.contains(type + "<"));
  }

  private void declared(@Nullable String signature) {
    if (signature != null) {
      declarations.add(signature);
    }
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      String superName,
      String[] interfaces) {
    super.visit(version, access, name, signature, superName, interfaces);
    declared(signature);
    parents.add(Notes.dotted(superName));
    Arrays.stream(interfaces).map(Notes::dotted).forEach(parents::add);
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    members.add(name + descriptor);
    declared(descriptor);
    declared(signature);
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    members.add(name + descriptor);
    notes.line = 0;
    if ((access & Opcodes.ACC_SYNTHETIC) == 0) { // not a lambda, whose types the compiler has found
      declared(descriptor);
      declared(signature);
      notes.types(Type.getMethodType(descriptor));
    }
    return super.visitMethod(access, name, descriptor, signature, exceptions);
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    file = source == null ? "" : source;
  }

  /** A list for debuggers of nested classes that are named anywhere, signatures included. */
  @Override
  public void visitInnerClass(
      String name, @Nullable String outer, @Nullable String inner, int access) {}

  @Override
  protected MethodVisitor createMethodRemapper(MethodVisitor body) {
    return new MethodRemapper(api, body, notes) {
      @Override
      public void visitLineNumber(int number, Label start) {
        notes.line = number;
      }

      @Override
      public void visitLdcInsn(Object value) {
        if (value instanceof Type literal) {
          declared(literal.getDescriptor());
        }
        super.visitLdcInsn(value);
      }

      /** A table for debuggers. */
      @Override
      public void visitLocalVariable(
          String name,
          String descriptor,
          @Nullable String signature,
          Label start,
          Label end,
          int index) {
        super.visitLocalVariable(name, descriptor, null, start, end, index);
      }
    };
  }

  @Override
  public void visitEnd() {
    notes.line = 0;
  }

  private static final class Notes extends Remapper {
    private final Set<Reference> found = new LinkedHashSet<>();
    private int line;

    Notes() {
      super(Opcodes.ASM9);
    }

    @Override
    public String map(String internalName) {
      found.add(Reference.type(dotted(internalName), line));
      return internalName;
    }

    @Override
    public String mapMethodName(String owner, String name, String descriptor) {
      found.add(new Reference(dotted(owner), name, descriptor, line));
      return name;
    }

    @Override
    public String mapFieldName(String owner, String name, String descriptor) {
      found.add(new Reference(dotted(owner), name, descriptor, line));
      return name;
    }

    @Override
    public String mapMethodDesc(String descriptor) {
      return descriptor;
    }

    /** What a declared method takes and returns. */
    void types(Type method) {
      mapType(method.getReturnType());
      Arrays.stream(method.getArgumentTypes()).forEach(this::mapType);
    }

    private void mapType(Type type) {
      mapDesc(type.getDescriptor());
    }

    /** An array has the members of Object. */
    private static String dotted(String owner) {
      return owner.startsWith("[")
          ? Object.class.getName()
          : Type.getObjectType(owner).getClassName();
    }
  }
}
