package lab.backend;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/**
 * Gets PostgreSQL for this platform alone from Maven's repositories, for those who did not start
 * this with Maven. Respects the user's settings: mirrors, proxies, the local repository.
 */
final class PostgresFetch {
  private static final String GROUP = "io.zonky.test.postgres";

  private PostgresFetch() {}

  /**
   * Returns the artifact's file in the local repository, fetched if it was not there.
   *
   * @throws BackendMissing if it can't be fetched
   */
  static Path jar(String artifact, String version, Progress progress) {
    ContextOverrides overrides =
        ContextOverrides.create()
            .withUserSettings(true)
            .transferListener(new Listener("fetching PostgreSQL " + version, progress))
            .build();
    try (Context context = Runtimes.INSTANCE.getRuntime().create(overrides)) {
      var wanted = new DefaultArtifact(GROUP, artifact, "jar", version);
      var request = new ArtifactRequest(wanted, context.remoteRepositories(), null);
      return context
          .repositorySystem()
          .resolveArtifact(context.repositorySystemSession(), request)
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new BackendMissing(
          "PostgreSQL "
              + version
              + " is not on this machine yet and could not be fetched ("
              + reason(e)
              + "): connect to the network and try again; it is needed only once.",
          e);
    }
  }

  private static String reason(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    return deepest.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  /** Passes on how many bytes have arrived. */
  private static final class Listener extends AbstractTransferListener {
    private final String what;
    private final Progress progress;

    Listener(String what, Progress progress) {
      this.what = what;
      this.progress = progress;
    }

    @Override
    public void transferProgressed(TransferEvent event) {
      String file = event.getResource().getResourceName();
      if (file.endsWith(".jar")) {
        progress.step(what, event.getTransferredBytes(), event.getResource().getContentLength());
      }
    }
  }
}
