package lab.backend;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.util.artifact.JavaScopes;

/**
 * Gets what one platform or one backend needs from Maven's repositories, when it is needed.
 * Respects the user's settings: mirrors, proxies, the local repository.
 *
 * @param what its name and version, for the screen: "PostgreSQL 17.11.0"
 */
record Fetch(String what, Progress progress) {

  /**
   * Returns one artifact's file in the local repository, fetched if it was not there.
   *
   * @param coordinates {@code group:artifact:version}
   * @throws BackendMissing if it can't be fetched
   */
  Path jar(String coordinates) {
    return resolved(
            context -> {
              var request =
                  new ArtifactRequest(
                      new DefaultArtifact(coordinates), context.remoteRepositories(), null);
              return List.of(
                  context
                      .repositorySystem()
                      .resolveArtifact(context.repositorySystemSession(), request));
            })
        .get(0);
  }

  /**
   * Returns artifacts with all that they need to run, in the order of a class path.
   *
   * @param coordinates of each: {@code group:artifact:version}; the first ones choose versions
   * @throws BackendMissing if one can't be fetched
   */
  List<Path> classPath(List<String> coordinates) {
    List<Dependency> wanted =
        coordinates.stream()
            .map(each -> new Dependency(new DefaultArtifact(each), JavaScopes.RUNTIME))
            .toList();
    return resolved(
        context -> {
          var request = new CollectRequest(wanted, null, context.remoteRepositories());
          return context
              .repositorySystem()
              .resolveDependencies(
                  context.repositorySystemSession(), new DependencyRequest(request, null))
              .getArtifactResults();
        });
  }

  private List<Path> resolved(Question question) {
    ContextOverrides overrides =
        ContextOverrides.create()
            .withUserSettings(true)
            .transferListener(new Listener("fetching " + what, progress))
            .build();
    try (Context context = Runtimes.INSTANCE.getRuntime().create(overrides)) {
      return question.ask(context).stream()
          .map(ArtifactResult::getArtifact)
          .map(Artifact::getFile)
          .map(File::toPath)
          .toList();
    } catch (RepositoryException e) {
      throw new BackendMissing(
          what
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

  /** What to ask of Maven's resolver. */
  private interface Question {
    List<ArtifactResult> ask(Context context) throws RepositoryException;
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
