package lab.containers;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * Owns one Redis and one PostgreSQL in containers: starts them, says where they are, and ends them
 * when its standard input ends, so that none is left when its parent was killed.
 *
 * <p>A program of its own, which the lab carries as source and starts with {@code java Owner.java}:
 * Testcontainers and its libraries are in nobody else's class path, and nobody sees its log. What
 * to start comes in environment variables, because others can read command lines. One line goes to
 * standard output: {@code ready HOST PORT HOST PORT}, Redis first, or {@code lacks} and a sentence.
 *
 * <p>Containers that the user's settings allow to be used again ({@code
 * testcontainers.reuse.enable} in {@code ~/.testcontainers.properties}) are left to the next run.
 */
public final class Owner {
  private static final int REDIS = 6379;
  private static final int POSTGRES = 5432;
  private static final String LOOPBACK = "127.0.0.1";
  private static final Set<String> LOCAL = Set.of(LOOPBACK, "localhost", "[::1]");

  private Owner() {}

  public static void main(String[] arguments) throws IOException {
    try {
      own();
    } catch (RuntimeException e) {
      System.out.println("lacks " + sentence(e));
    }
    System.exit(0); // threads of Testcontainers are left
  }

  private static void own() throws IOException {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new Lacking(
          "The containers backend needs Docker, and none answers: start Docker (Docker Desktop, or"
              + " dockerd), or unset LAB_BACKEND to use the embedded servers.");
    }
    mustBeHere();
    try (GenericContainer<?> redis = redis();
        GenericContainer<?> postgres = postgres()) {
      Startables.deepStart(redis, postgres).join();
      System.out.println("ready " + place(redis, REDIS) + " " + place(postgres, POSTGRES));
      System.out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
      if (TestcontainersConfiguration.getInstance().environmentSupportsReuse()) {
        Runtime.getRuntime().halt(0); // closing them would remove them
      }
    }
  }

  private static GenericContainer<?> redis() {
    GenericContainer<?> redis =
        container(
            "LAB_REDIS_IMAGE", REDIS, Wait.forLogMessage(".*eady to accept connections.*", 1));
    redis.withCommand(words("LAB_REDIS_COMMAND"));
    return redis;
  }

  /** The server that fills a new data folder does not listen on TCP, so who answers is the one. */
  private static GenericContainer<?> postgres() {
    GenericContainer<?> postgres =
        container(
            "LAB_POSTGRES_IMAGE",
            POSTGRES,
            Wait.forSuccessfulCommand("pg_isready -q -h " + LOOPBACK + " -p " + POSTGRES));
    postgres.withCommand(words("LAB_POSTGRES_COMMAND"));
    postgres.withEnv("POSTGRES_USER", variable("POSTGRES_USER"));
    postgres.withEnv("POSTGRES_PASSWORD", variable("POSTGRES_PASSWORD"));
    return postgres;
  }

  private static GenericContainer<?> container(String image, int port, WaitStrategy ready) {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(variable(image)))
            .withExposedPorts(port)
            .withReuse(true)
            .waitingFor(ready);
    container.setPortBindings(List.of(LOOPBACK + "::" + port));
    return container;
  }

  /** Asked of the connection to Docker: the containers listen on loopback, whatever it is there. */
  private static void mustBeHere() {
    URI docker = DockerClientFactory.instance().getTransportConfig().getDockerHost();
    String host = Optional.ofNullable(docker.getHost()).orElse(LOOPBACK);
    if (!LOCAL.contains(host)) {
      throw new Lacking(
          "Docker runs on another machine ("
              + host
              + "), where the lab's containers can't be reached: use a Docker on this machine, or"
              + " docker-compose.yml there and LAB_BACKEND=compose here.");
    }
  }

  private static String place(GenericContainer<?> container, int port) {
    return LOOPBACK + " " + container.getMappedPort(port);
  }

  private static String[] words(String variable) {
    return variable(variable).split(" ");
  }

  private static String variable(String name) {
    return Optional.ofNullable(System.getenv(name))
        .orElseThrow(() -> new Lacking("The environment variable " + name + " is missing."));
  }

  private static String sentence(Throwable failure) {
    Throwable deepest = failure;
    for (Throwable link = failure; link != null; link = link.getCause()) {
      if (link instanceof Lacking || link instanceof ContainerFetchException) {
        return link instanceof Lacking ? String.valueOf(link.getMessage()) : fetch(link);
      }
      deepest = link;
    }
    Throwable told = deepest instanceof CompletionException ? failure : deepest;
    return ("The containers did not start (" + told + "); docker logs may say more.")
        .replace('\n', ' ');
  }

  private static String fetch(Throwable failure) {
    return "An image could not be fetched ("
        + String.valueOf(failure.getMessage()).replace('\n', ' ')
        + "): connect to the network, or name other images in LAB_REDIS_IMAGE and"
        + " LAB_POSTGRES_IMAGE.";
  }

  /** This machine lacks something; the message is one sentence. */
  private static final class Lacking extends RuntimeException {
    private static final long serialVersionUID = 1;

    Lacking(String sentence) {
      super(sentence);
    }
  }
}
