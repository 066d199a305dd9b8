package io.inscope.snapshot.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/// What `helm template` and `helm get manifest` print: objects with a remark on the template that
/// each came from.
public final class HelmManifest implements Importer {
  private static final Pattern SOURCE = Pattern.compile("# Source: \\S+/(?:templates|crds)/.*");

  @Override
  public String id() {
    return "helm-manifest";
  }

  @Override
  public String title() {
    return "Helm manifest";
  }

  @Override
  public Recognition recognize(Opening opening) {
    return opening.lines().anyMatch(SOURCE.asMatchPredicate())
        ? Recognition.sure(
            "it says '# Source: <chart>/templates/...': declared intent, not the cluster")
        : Recognition.NO;
  }

  @Override
  public void read(String name, InputStream bytes, Sink sink) throws IOException {
    new KubectlYaml().read(name, bytes, sink);
  }
}
