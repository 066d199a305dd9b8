package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KubeConfigs.text;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import java.nio.file.Path;

/// One context with what its names stand for. Holds secrets; [ConnectionPlan] is the part of it
/// that may be shown.
public final class KubeContext {
  private final String name;
  private final Path file;
  private final String cluster;
  private final String user;
  private final String namespace;
  private final Cluster where;
  private final Path clusterFile;
  private final AuthInfo who;
  private final Path userFile;

  KubeContext(
      String name,
      Path file,
      String cluster,
      String user,
      String namespace,
      Cluster where,
      Path clusterFile,
      AuthInfo who,
      Path userFile) {
    this.name = name;
    this.file = file;
    this.cluster = cluster;
    this.user = user;
    this.namespace = namespace;
    this.where = where;
    this.clusterFile = clusterFile;
    this.who = who;
    this.userFile = userFile;
  }

  public String name() {
    return name;
  }

  Path file() {
    return file;
  }

  String clusterName() {
    return cluster;
  }

  String userName() {
    return user;
  }

  String namespace() {
    return namespace;
  }

  Cluster cluster() {
    return where;
  }

  AuthInfo user() {
    return who;
  }

  Path clusterFile() {
    return clusterFile;
  }

  Path userFile() {
    return userFile;
  }

  /// A path that stands in the user's part; empty stays empty.
  String besideUser(String path) {
    return beside(userFile, path);
  }

  String besideCluster(String path) {
    return beside(clusterFile, path);
  }

  private static String beside(Path file, String path) {
    return path.isEmpty() ? "" : file.resolveSibling(path).toString();
  }

  String server() {
    return text(where.getServer());
  }

  @Override
  public String toString() {
    return name;
  }
}
