package runner.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import runner.cache.Hash;

/**
 * What classes show to those that are compiled against them: all but the bodies of methods and what
 * is private. A constant's value counts, because it is copied into whoever uses it.
 */
final class Signatures extends ClassVisitor {
  private static final int HIDDEN = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

  private Signatures(ClassVisitor seen) {
    super(Opcodes.ASM9, seen);
  }

  /**
   * A text for the classes below a folder: the same for the same signatures, whatever the methods
   * do.
   */
  static String of(Path folder) {
    Hash hash = new Hash();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        hash.add(of(Files.readAllBytes(file)));
      }
      return hash.key();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder + " can't be read", unreadable);
    }
  }

  private static String of(byte[] bytes) {
    ClassWriter shown = new ClassWriter(0);
    new ClassReader(bytes)
        .accept(new Signatures(shown), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return HexFormat.of().formatHex(shown.toByteArray());
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    return (access & HIDDEN) != 0
        ? null
        : super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return (access & HIDDEN) != 0
        ? null
        : super.visitMethod(access, name, descriptor, signature, exceptions);
  }
}
