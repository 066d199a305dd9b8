package io.inscope.snapshot.platform;

/// Somebody who runs the control plane of a cluster for its owner, and shows nothing of it.
public enum Provider {
  EKS("Amazon EKS"),
  GKE("Google GKE"),
  GKE_AUTOPILOT("Google GKE Autopilot"),
  AKS("Microsoft AKS"),
  ARO("Azure Red Hat OpenShift"),
  ROSA("Red Hat OpenShift as a service (ROSA, OpenShift Dedicated)"),
  HOSTED_OPENSHIFT("OpenShift with a hosted control plane"),
  OKE("Oracle OKE"),
  IKS("IBM Cloud Kubernetes Service"),
  DOKS("DigitalOcean DOKS"),
  LKE("Akamai LKE"),
  ACK("Alibaba Cloud ACK"),
  TKE("Tencent Kubernetes Engine"),
  VKE("Vultr Kubernetes Engine"),
  KAPSULE("Scaleway Kapsule"),
  OVH("OVHcloud Managed Kubernetes"),
  CIVO("Civo Kubernetes"),
  GARDENER("Gardener");

  private final String title;

  Provider(String title) {
    this.title = title;
  }

  /// As people call it.
  public String title() {
    return title;
  }
}
