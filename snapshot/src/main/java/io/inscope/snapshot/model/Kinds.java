package io.inscope.snapshot.model;

/// The kinds our own code asks for by name.
public final class Kinds {
  public static final GroupKind NAMESPACE = core("Namespace");
  public static final GroupKind NODE = core("Node");
  public static final GroupKind POD = core("Pod");
  public static final GroupKind SERVICE = core("Service");
  public static final GroupKind ENDPOINTS = core("Endpoints");
  public static final GroupKind SECRET = core("Secret");
  public static final GroupKind CONFIG_MAP = core("ConfigMap");
  public static final GroupKind SERVICE_ACCOUNT = core("ServiceAccount");
  public static final GroupKind PERSISTENT_VOLUME = core("PersistentVolume");
  public static final GroupKind PERSISTENT_VOLUME_CLAIM = core("PersistentVolumeClaim");
  public static final GroupKind REPLICATION_CONTROLLER = core("ReplicationController");
  public static final GroupKind DEPLOYMENT = new GroupKind("apps", "Deployment");
  public static final GroupKind REPLICA_SET = new GroupKind("apps", "ReplicaSet");
  public static final GroupKind STATEFUL_SET = new GroupKind("apps", "StatefulSet");
  public static final GroupKind DAEMON_SET = new GroupKind("apps", "DaemonSet");
  public static final GroupKind JOB = new GroupKind("batch", "Job");
  public static final GroupKind CRON_JOB = new GroupKind("batch", "CronJob");
  public static final GroupKind ENDPOINT_SLICE = new GroupKind("discovery.k8s.io", "EndpointSlice");
  public static final GroupKind NETWORK_POLICY =
      new GroupKind("networking.k8s.io", "NetworkPolicy");
  public static final GroupKind INGRESS = new GroupKind("networking.k8s.io", "Ingress");
  public static final GroupKind INGRESS_CLASS = new GroupKind("networking.k8s.io", "IngressClass");
  public static final GroupKind ROLE = rbac("Role");
  public static final GroupKind ROLE_BINDING = rbac("RoleBinding");
  public static final GroupKind CLUSTER_ROLE = rbac("ClusterRole");
  public static final GroupKind CLUSTER_ROLE_BINDING = rbac("ClusterRoleBinding");
  public static final GroupKind CUSTOM_RESOURCE_DEFINITION =
      new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition");

  private Kinds() {}

  private static GroupKind core(String kind) {
    return new GroupKind("", kind);
  }

  private static GroupKind rbac(String kind) {
    return new GroupKind("rbac.authorization.k8s.io", kind);
  }
}
