package io.inscope.snapshot.sidepath;

import java.util.Locale;

/// What kind of way it is, by family.
public enum SidePathKind {
  EXEC(Family.ADMINISTRATIVE),
  ATTACH(Family.ADMINISTRATIVE),
  PORT_FORWARD(Family.ADMINISTRATIVE),
  EPHEMERAL_CONTAINER(Family.ADMINISTRATIVE),
  POD_PROXY(Family.ADMINISTRATIVE),
  SERVICE_PROXY(Family.ADMINISTRATIVE),
  NODE_PROXY(Family.ADMINISTRATIVE),
  READ_SECRETS(Family.ADMINISTRATIVE),
  CHANGE_WORKLOADS(Family.ADMINISTRATIVE),
  ISSUE_TOKENS(Family.ADMINISTRATIVE),
  IMPERSONATE(Family.ADMINISTRATIVE),
  CHANGE_RIGHTS(Family.ADMINISTRATIVE),
  CHANGE_SEGMENTATION(Family.ADMINISTRATIVE),
  /// Rights that could not be read.
  RIGHTS(Family.ADMINISTRATIVE),
  VOLUME(Family.VOLUME),
  HOST_PATH(Family.VOLUME),
  SECRET(Family.SECRET),
  SECRET_STORE(Family.SECRET),
  CONFIG_MAP(Family.SECRET),
  SHARED_NODE(Family.NODE),
  NODE_ACCESS(Family.NODE),
  WEBHOOK(Family.WEBHOOK),
  CONVERSION_WEBHOOK(Family.WEBHOOK),
  AGGREGATED_API(Family.WEBHOOK),
  NETWORK_PLUGIN(Family.PLACEMENT),
  STATIC_POD(Family.PLACEMENT),
  CLUSTER_COMPONENT(Family.PLACEMENT);

  /// What such a way goes through.
  public enum Family {
    ADMINISTRATIVE,
    VOLUME,
    SECRET,
    NODE,
    WEBHOOK,
    PLACEMENT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Family family;

  SidePathKind(Family family) {
    this.family = family;
  }

  public Family family() {
    return family;
  }

  /// As commands and sheets write it: `port-forward`, `shared-node`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
