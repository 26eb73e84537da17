package lab.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Servers in containers of this machine. They end with this JVM, or stay for the next run if the
 * user's settings of Testcontainers allow that; then two programs may use them at once, so each
 * takes a slot, as in a room.
 */
final class ContainersBackend implements Backend {
  private static final String PASSWORD = "password";
  private static final String REMEDY = "see what docker ps and docker logs say.";

  private final ContainersOwner owner;
  private final Backend shared;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook = new Thread(this::close, "end the containers");

  private ContainersBackend(ContainersOwner owner, Backend shared) {
    this.owner = owner;
    this.shared = shared;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts both containers, and returns when both take connections.
   *
   * @param progress hears of fetching Testcontainers, which happens at the first start only
   * @throws BackendMissing if there is no Docker, or no image
   */
  static ContainersBackend start(Progress progress) {
    Cache cache = Cache.ofUser();
    String password = password(cache);
    ContainersOwner owner = ContainersOwner.start(cache, password, progress);
    try {
      Address redis = owner.redis(password);
      return new ContainersBackend(
          owner, SharedServers.enter(redis, owner.postgres(password), REMEDY));
    } catch (RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  /** The same for all runs of one user: containers are used again only if nothing has changed. */
  private static String password(Cache cache) {
    Path folder =
        cache.get(
            "containers-" + PASSWORD,
            into -> Files.writeString(into.resolve(PASSWORD), Passwords.random()));
    try {
      return Files.readString(folder.resolve(PASSWORD)).strip();
    } catch (IOException e) {
      throw BackendMissing.cannotWrite(folder, e);
    }
  }

  @Override
  public Servers servers() {
    return shared.servers();
  }

  @Override
  public boolean isServing() {
    return shared.isServing();
  }

  @Override
  public List<String> programs() {
    return shared.programs();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      Hooks.forget(hook);
      shared.close();
      owner.close();
    }
  }
}
