package lab.node;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A program with classes of its own, as another JVM would have them: what is static in them it
 * shares with no other program. The lab, Jedis and Java's own classes are the same for all.
 *
 * <pre>{@code
 * OwnClasses board = new OwnClasses(PriceBoard.class, node.redis(), node.waits());
 * Long cents = (Long) board.call("priceOf", "Lamp");
 * }</pre>
 *
 * <p>It is called by name, because a class that is loaded twice is two types. So are the program's
 * own exceptions and records: compare what comes back by its text, or by a type of Java's.
 */
public final class OwnClasses {
  private final Object program;

  /**
   * Loads the classes of this one's package once more, and makes an object.
   *
   * @param arguments of its constructor, none of them null
   * @throws ReflectiveOperationException if there is no such constructor, or it throws
   */
  public OwnClasses(Class<?> type, Object... arguments) throws ReflectiveOperationException {
    Class<?> own = new Loader(type).loadClass(type.getName());
    program =
        Arrays.stream(own.getDeclaredConstructors())
            .filter(each -> takes(each, arguments) && each.trySetAccessible())
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException("no constructor of " + own.getName()))
            .newInstance(arguments);
  }

  /**
   * Calls a method of the object.
   *
   * @param arguments none of them null
   * @throws Exception what the method throws
   */
  public @Nullable Object call(String method, Object... arguments) throws Exception {
    Method found =
        Arrays.stream(program.getClass().getDeclaredMethods())
            .filter(each -> each.getName().equals(method) && takes(each, arguments))
            .filter(each -> !each.isBridge() && each.trySetAccessible())
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(method));
    try {
      return found.invoke(program, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() instanceof Exception cause ? cause : thrown;
    }
  }

  private static boolean takes(Executable code, Object[] arguments) {
    Class<?>[] types = code.getParameterTypes();
    boolean fits = types.length == arguments.length;
    for (int i = 0; fits && i < types.length; i++) {
      fits = types[i].isInstance(arguments[i]);
    }
    return fits;
  }

  /** Loads the classes of one package itself, and leaves all others to that package's loader. */
  private static final class Loader extends ClassLoader {
    private final String prefix;

    /** Named as the loader of the program, by which its threads are known. */
    Loader(Class<?> type) {
      super(type.getClassLoader().getName(), type.getClassLoader());
      prefix = type.getPackageName() + ".";
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith(prefix)) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (file == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }
}
