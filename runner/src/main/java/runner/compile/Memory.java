package runner.compile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps what the compiler writes, and hides the shared file manager's own output. */
final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

  Memory(JavaFileManager shared) {
    super(shared);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return new ClassFile(className, kind);
  }

  /** The file manager is shared with the next compilation. */
  @Override
  public void close() {}

  /** Leaves out the classes that are in a folder. */
  void remove(Path folder) {
    classes.keySet().removeIf(name -> Files.exists(folder.resolve(file(name))));
  }

  /** Writes all classes below a folder, which is created. */
  Path writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var entry : classes.entrySet()) {
      Path file = folder.resolve(file(entry.getKey()));
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue().toByteArray());
    }
    return folder;
  }

  private static String file(String className) {
    return className.replace('.', '/') + ".class";
  }

  private final class ClassFile extends SimpleJavaFileObject {
    private final String className;

    ClassFile(String className, Kind kind) {
      super(URI.create("mem:///" + className.replace('.', '/') + kind.extension), kind);
      this.className = className;
    }

    @Override
    public OutputStream openOutputStream() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      classes.put(className, bytes);
      return bytes;
    }
  }
}
