package io.inscope.snapshot.store;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.record.Connection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which cluster it is, picked up while the objects pass.
///
/// The name comes from OpenShift's Infrastructure or kubeadm's configuration; the fingerprint is
/// the UID of the `kube-system` namespace; the version is the highest that a kubelet reports, else
/// the tag of the API server's image. Where the objects do not tell, a live capture does: the name
/// is the one the user's kubeconfig has for it, the version what the server says. So an export and
/// a capture of one cluster say the same as long as both could read the nodes.
final class ClusterFacts {
  private static final GroupKind INFRASTRUCTURE =
      new GroupKind("config.openshift.io", "Infrastructure");
  private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+)\\.(\\d+).*");
  private static final Pattern CLUSTER_NAME =
      Pattern.compile("(?m)^clusterName:\\s*\"?([^\\s\"]+)\"?\\s*$");

  private String cluster = "";
  private String clusterUid = "";
  private String kubelet = "";
  private String apiServer = "";
  private String context = "";
  private String uidOfServer = "";
  private String server = "";

  /// What a connection tells.
  void connectedTo(Connection connection) {
    context = connection.context();
    uidOfServer = connection.clusterUid();
    server = connection.serverVersion();
  }

  /// What objects had told before a capture was broken off; what the connection told, the next one
  /// tells again.
  void goesOn(SnapshotInfo earlier, Connection connection) {
    cluster = earlier.cluster().equals(connection.context()) ? "" : earlier.cluster();
    clusterUid = earlier.clusterUid();
    kubelet =
        earlier.kubernetesVersion().equals(connection.serverVersion())
            ? ""
            : earlier.kubernetesVersion();
  }

  String cluster() {
    return cluster.isEmpty() ? context : cluster;
  }

  String clusterUid() {
    return clusterUid.isEmpty() ? uidOfServer : clusterUid;
  }

  String kubernetesVersion() {
    return !kubelet.isEmpty() ? kubelet : !apiServer.isEmpty() ? apiServer : server;
  }

  /// Whether an object of this identity may say something.
  static boolean areIn(ResourceRef ref) {
    GroupKind kind = ref.groupKind();
    return kind.equals(Kinds.NODE)
        || (kind.equals(Kinds.NAMESPACE) && ref.name().equals("kube-system"))
        || (kind.equals(Kinds.POD) && ref.name().startsWith("kube-apiserver"))
        || kind.equals(INFRASTRUCTURE)
        || (kind.equals(Kinds.CONFIG_MAP) && ref.name().equals("kubeadm-config"));
  }

  void see(Redacting.Clean object) {
    JsonObject root = object.root();
    if (root == null) {
      return;
    }
    GroupKind kind = object.ref().groupKind();
    String name = object.ref().name();
    if (kind.equals(Kinds.NODE)) {
      kubelet = higher(kubelet, text(root, "status", "nodeInfo", "kubeletVersion"));
    } else if (kind.equals(Kinds.NAMESPACE) && name.equals("kube-system") && clusterUid.isEmpty()) {
      clusterUid = text(root, "metadata", "uid");
    } else if (kind.equals(Kinds.POD) && name.startsWith("kube-apiserver")) {
      apiServer = higher(apiServer, imageTag(root));
    } else if (kind.equals(INFRASTRUCTURE) && cluster.isEmpty()) {
      cluster = text(root, "status", "infrastructureName");
    } else if (kind.equals(Kinds.CONFIG_MAP)
        && name.equals("kubeadm-config")
        && cluster.isEmpty()) {
      Matcher named = CLUSTER_NAME.matcher(text(root, "data", "ClusterConfiguration"));
      cluster = named.find() ? named.group(1) : "";
    }
  }

  private static String imageTag(JsonObject pod) {
    if (value(pod, "spec", "containers") instanceof JsonArray containers) {
      for (int i = 0; i < containers.size(); i++) {
        if (containers.get(i) instanceof JsonObject container
            && "kube-apiserver".equals(container.get("name"))) {
          String image = text(container, "image");
          return image.substring(image.lastIndexOf(':') + 1);
        }
      }
    }
    return "";
  }

  private static String higher(String one, String other) {
    Matcher a = VERSION.matcher(one);
    Matcher b = VERSION.matcher(other);
    if (!b.matches()) {
      return one;
    }
    if (!a.matches()) {
      return other;
    }
    for (int i = 1; i <= 3; i++) {
      int difference = Integer.compare(number(a.group(i)), number(b.group(i)));
      if (difference != 0) {
        return difference > 0 ? one : other;
      }
    }
    return one;
  }

  private static int number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private static String text(JsonObject object, String... path) {
    return value(object, path) instanceof String text ? text : "";
  }

  /// Lenient: an odd object must not stop an import.
  private static @Nullable Object value(JsonObject object, String... path) {
    Object value = object;
    for (String step : path) {
      value = value instanceof JsonObject inner ? inner.get(step) : null;
    }
    return value;
  }
}
