package io.inscope.reports.components;

/// What a component does for the cluster or its owner.
public enum Role {
  RUNTIME_SECURITY("runtime security"),
  FILE_INTEGRITY("file integrity"),
  ANTI_MALWARE("anti-malware"),
  LOG_SHIPPER("log shipper"),
  TIME_SYNC("time synchronisation"),
  ALERTING("alerting"),
  MONITORING("monitoring"),
  BACKUP("backup"),
  GITOPS("GitOps"),
  SCANNER("scanner"),
  POLICY("admission policies"),
  CERTIFICATES("certificates"),
  SECRETS("secrets"),
  DNS("DNS"),
  NETWORK_PLUGIN("network plugin"),
  STORAGE("storage"),
  METRICS("metrics"),
  INGRESS("ingress"),
  SERVICE_MESH("service mesh"),
  AUTOSCALING("autoscaling"),
  DATA_SERVICE("data service"),
  DASHBOARD("dashboard"),
  OPERATOR("operator");

  private final String words;

  Role(String words) {
    this.words = words;
  }

  /// As people say it: `log shipper`.
  public String words() {
    return words;
  }
}
