package slides.cli;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import runner.cli.Browser;
import runner.cli.Screen;
import slides.show.SiteServer;
import slides.site.Site;

/** The pages in a browser, until Ctrl-C. */
record Presentation(Screen screen) {

  void show(Site site, String page) throws InterruptedException {
    try (SiteServer server = SiteServer.of(site.folder())) {
      URI address = server.page(page + ".html");
      screen.say(
          Browser.open(address)
              ? "Shown at " + address + "; S opens the speaker view, Ctrl-C ends it."
              : "No browser could be opened here. Open " + address + "; Ctrl-C ends it.");
      new CountDownLatch(1).await(); // Ctrl-C ends the process
    }
  }
}
