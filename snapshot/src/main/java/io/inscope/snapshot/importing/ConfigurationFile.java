package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The configuration of a node, a control plane or a network plugin, handed over as a file. None is
/// an object of the cluster, so each is filed as one of ours, where checks find it:
///
/// | file | filed as |
/// |---|---|
/// | `{"kubeletconfig": ...}` of a kubelet's `/configz` | `KubeletConfig.inscope.io`, by its node |
/// | `cniVersion` and `plugins` or `type` | `CniConfig.inscope.io`, by its own name |
/// | what `aws eks`, `az aks` or `gcloud container clusters` say | `CloudCluster.inscope.io` |
/// | a file of a Kubernetes program, such as an audit `Policy` | under its own kind, by its file |
///
/// Of the first three the content stands under `spec`. A file that names no node is filed by its
/// name, or by that of its folder.
public final class ConfigurationFile implements Importer {
  private static final int MAX_SIZE = 16 << 20;
  private static final String OURS = "inscope.io/v1";
  private static final Pattern COMPONENT =
      Pattern.compile(
          "\"?apiVersion\"?\\s*:\\s*\"?(?:audit\\.k8s\\.io|apiserver\\.config\\.k8s\\.io"
              + "|apiserver\\.k8s\\.io|kubelet\\.config\\.k8s\\.io|kubeproxy\\.config\\.k8s\\.io"
              + "|kubescheduler\\.config\\.k8s\\.io|kubecontrollermanager\\.config\\.k8s\\.io"
              + "|kubeadm\\.k8s\\.io)/[a-z0-9]+\"?,?\\s*");
  private static final Pattern KUBELET =
      Pattern.compile("\\s*\\{\\s*\"kubeletconfig\"\\s*:\\s*\\{");
  private static final Pattern CNI = Pattern.compile("\"cniVersion\"\\s*:\\s*\"");
  private static final Pattern CLOUD =
      Pattern.compile(
          "\"arn\"\\s*:\\s*\"arn:aws[a-z-]*:eks:"
              + "|\"type\"\\s*:\\s*\"(?i:Microsoft\\.ContainerService/managedClusters)\""
              + "|\"selfLink\"\\s*:\\s*\"https://container\\.googleapis\\.com/"
              + "|\"(?:currentMasterVersion|masterAuthorizedNetworksConfig)\"\\s*:");
  private static final Pattern OBJECT =
      Pattern.compile("[\\s\\[]*\\{\\s*\"(?:apiVersion|kind|items|metadata)\"\\s*:");

  /// A path as the API server knows it.
  private static final Pattern PROXIED =
      Pattern.compile("(?:^|/)nodes/([^/]+)/proxy/configz(?:\\.json)?$");

  /// A file in a folder that has one for each node, as our own script writes them.
  private static final Pattern FOLDER =
      Pattern.compile("(?:^|/)(?:kubelet-)?configz/([^/]+)\\.json$");

  /// What says that a file is a configuration, and not whose.
  private static final Pattern NOISE =
      Pattern.compile("(?:^|[._-])(?:configz|kubelet-?config|kubelet|config)(?=[._-]|$)");

  @Override
  public String id() {
    return "configuration";
  }

  @Override
  public String title() {
    return "configuration files";
  }

  @Override
  public Recognition recognize(Opening opening) {
    String text = opening.text();
    if (KUBELET.matcher(text).lookingAt()) {
      return Recognition.sure("the configuration of a kubelet");
    }
    if (text.stripLeading().startsWith("{") && !OBJECT.matcher(text).lookingAt()) {
      if (CNI.matcher(text).find()) {
        return Recognition.sure("the configuration of a network plugin");
      }
      if (CLOUD.matcher(text).find()) {
        return Recognition.sure("a cloud's description of a cluster");
      }
    }
    return isComponent(opening)
        ? Recognition.sure("the configuration of a Kubernetes program")
        : Recognition.NO;
  }

  /// A file of objects may quote a configuration, but only one of a program begins as one and has
  /// no metadata.
  private static boolean isComponent(Opening opening) {
    if (opening.text().stripLeading().startsWith("{")) {
      Matcher found = COMPONENT.matcher(opening.text());
      return found.find() && found.start() < 100 && !opening.text().contains("\"metadata\"");
    }
    return opening.lines().filter(line -> line.startsWith("apiVersion:")).count() > 0
        && opening
            .lines()
            .filter(line -> line.startsWith("apiVersion:"))
            .allMatch(COMPONENT.asMatchPredicate())
        && opening.lines().noneMatch(line -> line.startsWith("metadata:"));
  }

  @Override
  public void read(String name, InputStream bytes, Sink sink) throws IOException {
    Documents documents = new Documents(name, sink);
    byte[] content = Utf8.of(bytes).readNBytes(MAX_SIZE);
    if (content.length == MAX_SIZE) {
      documents.error(0, 0, "it is larger than a configuration ever is, and is not read", 0);
      return;
    }
    try {
      // JSON is YAML as well.
      for (Object tree :
          YamlTree.parse(new String(content, StandardCharsets.UTF_8), 1, documents)) {
        filed(name, tree)
            .flatMap(object -> Resource.of(object, new Origin(name, 1)))
            .ifPresentOrElse(sink::resource, () -> documents.stranger(1));
      }
    } catch (YamlProblem e) {
      documents.error(e.line(), e.column(), "not valid YAML or JSON: " + e.getMessage(), 1);
    }
    documents.end();
  }

  private static Optional<JsonObject> filed(String file, @Nullable Object tree) {
    if (!(tree instanceof JsonObject content)) {
      return Optional.empty();
    }
    if (content.get("kubeletconfig") instanceof JsonObject kubelet) {
      return Optional.of(ours("KubeletConfig", nameOf(file), kubelet));
    }
    if (content.has("cniVersion")) {
      return Optional.of(ours("CniConfig", text(content, "name", nameOf(file)), content));
    }
    if (content.has("apiVersion") && content.has("kind")) {
      JsonObject.Builder named = JsonObject.builder();
      named.put("apiVersion", content.get("apiVersion"));
      named.put("kind", content.get("kind"));
      named.put("metadata", JsonObject.of("name", nameOf(file)));
      for (String key : content.without("apiVersion").without("kind").keys()) {
        named.put(key, content.get(key), content.line(content.indexOf(key)));
      }
      return Optional.of(named.build());
    }
    JsonObject cluster = content.get("cluster") instanceof JsonObject eks ? eks : content;
    return Optional.of(ours("CloudCluster", text(cluster, "name", nameOf(file)), cluster));
  }

  private static JsonObject ours(String kind, String name, JsonObject content) {
    return JsonObject.builder()
        .put("apiVersion", OURS)
        .put("kind", kind)
        .put("metadata", JsonObject.of("name", name))
        .put("spec", content)
        .build();
  }

  private static String text(JsonObject object, String key, String fallback) {
    return object.get(key) instanceof String text && !text.isEmpty() && text.indexOf('/') < 0
        ? text
        : fallback;
  }

  /// `nodes/node1-configz.json`, `node1/configz.json`, `configz/node1.json` and
  /// `nodes/node1/proxy/configz` are all of `node1`.
  private static String nameOf(String path) {
    for (Pattern known : List.of(PROXIED, FOLDER)) {
      Matcher named = known.matcher(path);
      if (named.find()) {
        return named.group(1);
      }
    }
    String[] parts = path.split("/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      String part = parts[i].replaceFirst("\\.(?:json|ya?ml|conf|conflist)$", "");
      String name =
          NOISE
              .matcher(part.toLowerCase(Locale.ROOT))
              .replaceAll("")
              .replaceAll("^[._-]+|[._-]+$|[^a-z0-9._-]", "");
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "configuration";
  }
}
