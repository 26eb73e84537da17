package lab.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The folder in which one user's binaries and database template lie. All JVMs of that user share
 * it; each thing in it is complete from the moment it can be seen.
 *
 * @param folder exists; need not be writable once everything is in it
 * @param runs holds one folder per backend that runs; exists
 */
record Cache(Path folder, Path runs) {
  /** Environment variable that names the folder, for those who want it elsewhere. */
  static final String VARIABLE = "TWO_COPIES_CACHE";

  /** Fills a new folder with what belongs in it. */
  interface Filler {
    void fill(Path folder) throws IOException;
  }

  /**
   * Opens this user's cache folder, creating it when it is missing.
   *
   * @throws BackendMissing if it can't be written to
   */
  static Cache ofUser() {
    return at(folderOfUser());
  }

  /** Where this user's cache folder is, or would be. */
  static Path folderOfUser() {
    String home = System.getProperty("user.home", "");
    return folder(System.getenv(), Platform.here(), Path.of(home));
  }

  /**
   * Opens a cache folder, creating it when it is missing.
   *
   * @throws BackendMissing if it can't be written to
   */
  static Cache at(Path folder) {
    Path absolute = folder.toAbsolutePath();
    try {
      Files.createDirectories(absolute.resolve("locks"));
      return new Cache(absolute, RunFolders.of(absolute));
    } catch (IOException e) {
      throw BackendMissing.cannotWrite(absolute, e);
    }
  }

  /**
   * The same cache, whose runs lie on its own disk even where others run in memory.
   *
   * @throws BackendMissing if it can't be written to
   */
  Cache onDisk() {
    try {
      return new Cache(folder, RunFolders.onDisk(folder));
    } catch (IOException e) {
      throw BackendMissing.cannotWrite(folder, e);
    }
  }

  /** Where the cache folder is: {@link #VARIABLE}, else where this platform keeps such things. */
  static Path folder(Map<String, String> environment, Platform platform, Path home) {
    String chosen = environment.getOrDefault(VARIABLE, "");
    if (!chosen.isBlank()) {
      return Path.of(chosen);
    }
    String base =
        switch (platform.os()) {
          case "windows" -> environment.getOrDefault("LOCALAPPDATA", "");
          case "darwin" -> home.resolve("Library").resolve("Caches").toString();
          default -> environment.getOrDefault("XDG_CACHE_HOME", "");
        };
    return (base.isBlank() ? home.resolve(".cache") : Path.of(base)).resolve("two-copies");
  }

  /**
   * Returns the folder of this name, filled by whoever needs it first, once for all JVMs.
   *
   * @param name changes whenever the content would
   * @throws BackendMissing if there is no room, or the folder can't be written to
   */
  Path get(String name, Filler filler) {
    Path ready = folder.resolve(name);
    if (Files.isDirectory(ready)) {
      return ready;
    }
    try {
      FileLocks.locked(lock(name), () -> fill(name, ready, filler));
      return ready;
    } catch (IOException e) {
      throw BackendMissing.cannotWrite(folder, e);
    }
  }

  private void fill(String name, Path ready, Filler filler) throws IOException {
    if (Files.isDirectory(ready)) {
      return;
    }
    Path part = folder.resolve(name + ".part");
    Folders.delete(part);
    Folders.createPrivate(part);
    try {
      filler.fill(part);
      Files.move(part, ready, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Folders.delete(part);
    }
  }

  /** Removes the folder of this name, so that it is filled again. */
  void drop(String name) throws IOException {
    FileLocks.locked(lock(name), () -> Folders.delete(folder.resolve(name)));
  }

  /** The file that those lock who change the thing of this name. */
  Path lock(String name) {
    return folder.resolve("locks").resolve(name + ".lock");
  }

  /** The file that those lock who add a run or look for dead ones. */
  Path runsLock() {
    return runs.resolve("all");
  }
}
