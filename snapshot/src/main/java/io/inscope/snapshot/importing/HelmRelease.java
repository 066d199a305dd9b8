package io.inscope.snapshot.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What `helm get all` prints of a release. Its manifest and hooks are read; its values are not:
/// they may hold secrets in any place.
public final class HelmRelease implements Importer {
  private static final Pattern HEAD =
      Pattern.compile("\\s*(?:NAME|REVISION): .*\\R(?:[A-Z_ ]+: .*\\R)*(?s:.*)");
  private static final Set<String> READ = Set.of("HOOKS:", "MANIFEST:");
  private static final Set<String> PASSED_OVER =
      Set.of("USER-SUPPLIED VALUES:", "COMPUTED VALUES:", "NOTES:", "RESOURCES:");

  @Override
  public String id() {
    return "helm-get-all";
  }

  @Override
  public String title() {
    return "Helm release";
  }

  @Override
  public Recognition recognize(Opening opening) {
    boolean headed =
        opening.lines().anyMatch(line -> READ.contains(line) || PASSED_OVER.contains(line));
    return headed && opening.text().contains("STATUS: ") && HEAD.matcher(opening.text()).lookingAt()
        ? Recognition.sure(
            "it has the headings of 'helm get all': declared intent, not the cluster")
        : Recognition.NO;
  }

  @Override
  public void read(String name, InputStream bytes, Sink sink) throws IOException {
    new KubectlYaml().read(name, new ChosenLines(Utf8.of(bytes), new Manifests()), sink);
  }

  private static final class Manifests implements Predicate<String> {
    private boolean reading;

    @Override
    public boolean test(String line) {
      boolean heading = READ.contains(line) || PASSED_OVER.contains(line);
      if (heading) {
        reading = READ.contains(line);
      }
      return reading && !heading;
    }
  }
}
