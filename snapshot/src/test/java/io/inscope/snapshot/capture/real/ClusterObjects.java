package io.inscope.snapshot.capture.real;

import java.util.ArrayList;
import java.util.List;

/// What belongs to no namespace, and what has to be there before anything else.
final class ClusterObjects {
  private final List<Item> items = new ArrayList<>();

  private ClusterObjects() {}

  /// The namespaces and the kinds that others need.
  static List<Item> first(List<String> namespaces) {
    ClusterObjects objects = new ClusterObjects();
    for (String namespace : namespaces) {
      objects.add("v1", "namespaces", "Namespace", namespace, "");
    }
    objects.kind("shop.example", "widgets", "Widget", "Namespaced");
    objects.kind("shop.example", "gadgets", "Gadget", "Namespaced");
    objects.kind("org.example", "tenants", "Tenant", "Cluster");
    return objects.items;
  }

  static List<Item> second() {
    ClusterObjects objects = new ClusterObjects();
    for (int i = 0; i < 3; i++) {
      objects.add(
          "v1", "nodes", "Node", "worker-" + i, ",\"spec\":{\"podCIDR\":\"10.0." + i + ".0/24\"}");
      objects.add(
          "org.example/v1", "tenants", "Tenant", "tenant-" + i, ",\"spec\":{\"n\":" + i + "}");
    }
    for (int i = 0; i < 20; i++) {
      objects.add(
          "v1",
          "persistentvolumes",
          "PersistentVolume",
          "volume-" + i,
          """
          ,"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],
          "storageClassName":"slow","hostPath":{"path":"/data/%d"}}\
          """
              .formatted(i));
    }
    objects.add(
        "storage.k8s.io/v1",
        "storageclasses",
        "StorageClass",
        "slow",
        ",\"provisioner\":\"none.example\"");
    objects.add(
        "networking.k8s.io/v1",
        "ingressclasses",
        "IngressClass",
        "front",
        ",\"spec\":{\"controller\":\"front.example/controller\"}");
    objects.add(
        "scheduling.k8s.io/v1", "priorityclasses", "PriorityClass", "urgent", ",\"value\":1000");
    for (int i = 0; i < 5; i++) {
      objects.rights(i);
    }
    objects.webhook("validatingwebhookconfigurations", "ValidatingWebhookConfiguration");
    objects.webhook("mutatingwebhookconfigurations", "MutatingWebhookConfiguration");
    return objects.items;
  }

  /// What would get in the way of others.
  static List<Item> last() {
    ClusterObjects objects = new ClusterObjects();
    objects.add(
        "apiregistration.k8s.io/v1",
        "apiservices",
        "APIService",
        "v1.dead.example",
        """
        ,"spec":{"group":"dead.example","version":"v1","groupPriorityMinimum":100,
        "versionPriority":10,"insecureSkipTLSVerify":true,
        "service":{"name":"gone","namespace":"kube-system"}}\
        """);
    return objects.items;
  }

  private void add(String version, String plural, String kind, String name, String rest) {
    items.add(Item.of(version, plural, kind, "", name, "", rest));
  }

  private void kind(String group, String plural, String kind, String scope) {
    add(
        "apiextensions.k8s.io/v1",
        "customresourcedefinitions",
        "CustomResourceDefinition",
        plural + "." + group,
        """
        ,"spec":{"group":"%s","scope":"%s","names":{"plural":"%s","singular":"%s","kind":"%s"},
        "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":
        {"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}\
        """
            .formatted(group, scope, plural, plural.substring(0, plural.length() - 1), kind));
  }

  private void rights(int i) {
    String group = "rbac.authorization.k8s.io";
    add(
        group + "/v1",
        "clusterroles",
        "ClusterRole",
        "operator-" + i,
        ",\"rules\":[{\"apiGroups\":[\"\"],\"resources\":[\"pods\",\"secrets\"],\"verbs\":[\"*\"]}]");
    add(
        group + "/v1",
        "clusterrolebindings",
        "ClusterRoleBinding",
        "operator-" + i,
        """
        ,"roleRef":{"apiGroup":"%s","kind":"ClusterRole","name":"operator-%d"},
        "subjects":[{"kind":"Group","apiGroup":"%s","name":"operators"}]\
        """
            .formatted(group, i, group));
  }

  /// For a group that nobody has, at an address where nobody listens.
  private void webhook(String plural, String kind) {
    add(
        "admissionregistration.k8s.io/v1",
        plural,
        kind,
        "nowhere",
        """
        ,"webhooks":[{"name":"hook.nowhere.example","failurePolicy":"Ignore","sideEffects":"None",
        "admissionReviewVersions":["v1"],"timeoutSeconds":1,
        "clientConfig":{"url":"https://127.0.0.1:1/"},
        "rules":[{"apiGroups":["nowhere.example"],"apiVersions":["v1"],"resources":["nothings"],
        "operations":["CREATE"]}]}]\
        """);
  }
}
