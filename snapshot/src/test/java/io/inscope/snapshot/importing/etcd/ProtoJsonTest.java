package io.inscope.snapshot.importing.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is on the wire, in protobuf's text format, beside what the API server prints of it. API
/// servers put every field on the wire that is no pointer in Go, zero or not.
class ProtoJsonTest {
  private static void assertPrinted(String apiVersion, String kind, String text, String expected) {
    Message message = Store.message(apiVersion, kind, text);
    List<String> unknown = new ArrayList<>();
    try {
      JsonObject printed =
          new ProtoJson(unknown::add)
              .object(message.getDescriptorForType(), message.toByteString());
      assertThat(printed)
          .isEqualTo(JsonTree.parse(expected.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
      assertThat(unknown).isEmpty();
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void metadata() {
    assertPrinted(
        "v1",
        "ConfigMap",
        """
        metadata { name: 'c' generateName: '' namespace: 'n' selfLink: '' uid: 'u'
          resourceVersion: '' generation: 0 creationTimestamp { seconds: 1498581334 nanos: 0 }
          deletionTimestamp { seconds: 1498581335 } deletionGracePeriodSeconds: 0
          labels { key: 'b' value: '' } labels { key: 'a' value: '1' }
          annotations { key: 'x' value: 'y' }
          ownerReferences { kind: 'Job' name: 'j' uid: 'v' apiVersion: 'batch/v1'
            controller: false blockOwnerDeletion: true }
          finalizers: 'f'
          managedFields { manager: 'kubectl' operation: 'Update' apiVersion: 'v1'
            time { seconds: 1498581334 } fieldsType: 'FieldsV1'
            fieldsV1 { Raw: '{"f:data":{".":{},"f:a":{}}}' } subresource: '' } }
        data { key: 'a' value: '' }
        binaryData { key: 'z' value: '\\377\\000' }
        immutable: false
        """,
        """
        {'metadata':{'name':'c','namespace':'n','uid':'u',
          'creationTimestamp':'2017-06-27T16:35:34Z','deletionTimestamp':'2017-06-27T16:35:35Z',
          'deletionGracePeriodSeconds':0,'labels':{'a':'1','b':''},'annotations':{'x':'y'},
          'ownerReferences':[{'kind':'Job','name':'j','uid':'v','apiVersion':'batch/v1',
            'controller':false,'blockOwnerDeletion':true}],
          'finalizers':['f'],
          'managedFields':[{'manager':'kubectl','operation':'Update','apiVersion':'v1',
            'time':'2017-06-27T16:35:34Z','fieldsType':'FieldsV1',
            'fieldsV1':{'f:data':{'.':{},'f:a':{}}}}]},
         'data':{'a':''},'binaryData':{'z':'/wA='},'immutable':false}
        """);
  }

  @Test
  void aPodWithAllItsAnswersOfNo() {
    assertPrinted(
        "v1",
        "Pod",
        """
        metadata { name: 'p' creationTimestamp {} }
        spec {
          restartPolicy: 'Always' terminationGracePeriodSeconds: 0 serviceAccountName: 'sa'
          automountServiceAccountToken: false hostNetwork: false hostPID: true hostIPC: false
          nodeName: '' hostname: '' enableServiceLinks: false priority: 0
          securityContext { runAsUser: 0 runAsNonRoot: false fsGroup: 0 supplementalGroups: 0
            sysctls { name: 'a' value: '0' } seccompProfile { type: 'RuntimeDefault' } }
          nodeSelector { key: 'disk' value: 'ssd' }
          tolerations { key: '' operator: 'Exists' value: '' effect: '' tolerationSeconds: 0 }
          hostAliases { ip: '10.0.0.1' hostnames: 'a' hostnames: 'b' }
          overhead { key: 'cpu' value { string: '10m' } }
          containers {
            name: 'c' image: 'i' workingDir: '' stdin: false tty: false
            command: 'sh' args: '-c' args: ''
            ports { name: '' hostPort: 0 containerPort: 80 protocol: 'TCP' hostIP: '' }
            env { name: 'PLAIN' value: '' }
            env { name: 'KEY' valueFrom { secretKeyRef {
              localObjectReference { name: 's' } key: 'k' optional: false } } }
            env { name: 'CM' valueFrom { configMapKeyRef {
              localObjectReference { name: 'm' } key: 'k' } } }
            env { name: 'F' valueFrom { fieldRef { apiVersion: 'v1' fieldPath: 'status.podIP' } } }
            env { name: 'R' valueFrom { resourceFieldRef {
              containerName: '' resource: 'limits.cpu' divisor { string: '' } } } }
            envFrom { prefix: '' secretRef { localObjectReference { name: 's' } } }
            envFrom { prefix: 'X_' configMapRef { localObjectReference { name: 'm' } } }
            resources { limits { key: 'memory' value { string: '1Gi' } }
              limits { key: 'cpu' value { string: '500m' } } }
            volumeMounts { name: 'v' readOnly: false mountPath: '/v' subPath: '' }
            livenessProbe { handler { httpGet { path: '/' port { type: 1 intVal: 0 strVal: 'web' }
                host: '' scheme: 'HTTP' } } initialDelaySeconds: 0 timeoutSeconds: 1
              periodSeconds: 10 successThreshold: 1 failureThreshold: 3 }
            readinessProbe { handler { tcpSocket { port { type: 0 intVal: 0 } host: '' } } }
            startupProbe { handler { exec { command: 'true' } } }
            lifecycle { preStop { sleep { seconds: 0 } } }
            terminationMessagePath: '/dev/termination-log' imagePullPolicy: 'Always'
            securityContext { privileged: false runAsUser: 0 runAsNonRoot: true
              readOnlyRootFilesystem: false allowPrivilegeEscalation: false procMount: 'Default'
              capabilities { add: 'NET_ADMIN' drop: 'ALL' } }
          }
          ephemeralContainers { ephemeralContainerCommon { name: 'e' image: 'x' resources {} }
            targetContainerName: 'c' }
        }
        status { phase: 'Running' message: '' podIP: '10.1.0.1' podIPs { ip: '10.1.0.1' }
          conditions { type: 'Ready' status: 'True' lastProbeTime {} reason: ''
            lastTransitionTime { seconds: 1498581334 } }
          containerStatuses { name: 'c' ready: false restartCount: 0 image: '' imageID: ''
            containerID: '' started: false lastState {}
            state { terminated { exitCode: 0 signal: 0 startedAt {} finishedAt {} } } } }
        """,
        """
        {'metadata':{'name':'p'},
         'spec':{
          'restartPolicy':'Always','terminationGracePeriodSeconds':0,'serviceAccountName':'sa',
          'automountServiceAccountToken':false,'hostPID':true,'enableServiceLinks':false,
          'priority':0,
          'securityContext':{'runAsUser':0,'runAsNonRoot':false,'fsGroup':0,
            'supplementalGroups':[0],'sysctls':[{'name':'a','value':'0'}],
            'seccompProfile':{'type':'RuntimeDefault'}},
          'nodeSelector':{'disk':'ssd'},
          'tolerations':[{'operator':'Exists','tolerationSeconds':0}],
          'hostAliases':[{'ip':'10.0.0.1','hostnames':['a','b']}],
          'overhead':{'cpu':'10m'},
          'containers':[{
            'name':'c','image':'i','command':['sh'],'args':['-c',''],
            'ports':[{'containerPort':80,'protocol':'TCP'}],
            'env':[{'name':'PLAIN'},
              {'name':'KEY','valueFrom':{'secretKeyRef':{'name':'s','key':'k','optional':false}}},
              {'name':'CM','valueFrom':{'configMapKeyRef':{'name':'m','key':'k'}}},
              {'name':'F','valueFrom':{'fieldRef':{'apiVersion':'v1','fieldPath':'status.podIP'}}},
              {'name':'R','valueFrom':{'resourceFieldRef':{'resource':'limits.cpu','divisor':'0'}}}],
            'envFrom':[{'secretRef':{'name':'s'}},{'prefix':'X_','configMapRef':{'name':'m'}}],
            'resources':{'limits':{'cpu':'500m','memory':'1Gi'}},
            'volumeMounts':[{'name':'v','mountPath':'/v'}],
            'livenessProbe':{'httpGet':{'path':'/','port':'web','scheme':'HTTP'},
              'timeoutSeconds':1,'periodSeconds':10,'successThreshold':1,'failureThreshold':3},
            'readinessProbe':{'tcpSocket':{'port':0}},
            'startupProbe':{'exec':{'command':['true']}},
            'lifecycle':{'preStop':{'sleep':{'seconds':0}}},
            'terminationMessagePath':'/dev/termination-log','imagePullPolicy':'Always',
            'securityContext':{'privileged':false,'runAsUser':0,'runAsNonRoot':true,
              'readOnlyRootFilesystem':false,'allowPrivilegeEscalation':false,
              'procMount':'Default','capabilities':{'add':['NET_ADMIN'],'drop':['ALL']}}}],
          'ephemeralContainers':[{'name':'e','image':'x','resources':{},
            'targetContainerName':'c'}]},
         'status':{'phase':'Running','podIP':'10.1.0.1','podIPs':[{'ip':'10.1.0.1'}],
          'conditions':[{'type':'Ready','status':'True','lastProbeTime':null,
            'lastTransitionTime':'2017-06-27T16:35:34Z'}],
          'containerStatuses':[{'name':'c','ready':false,'restartCount':0,'image':'',
            'imageID':'','started':false,'lastState':{},
            'state':{'terminated':{'exitCode':0,'startedAt':null,'finishedAt':null}}}]}}
        """);
  }

  @Test
  void volumes() {
    assertPrinted(
        "v1",
        "Pod",
        """
        spec {
          volumes { name: 'a' volumeSource { hostPath { path: '/' type: '' } } }
          volumes { name: 'b' volumeSource { emptyDir { medium: '' } } }
          volumes { name: 'c' volumeSource { secret { secretName: 's' defaultMode: 0
            items { key: 'k' path: 'p' mode: 256 } optional: false } } }
          volumes { name: 'd' volumeSource { configMap { localObjectReference { name: 'm' }
            defaultMode: 420 } } }
          volumes { name: 'e' volumeSource { persistentVolumeClaim { claimName: 'x'
            readOnly: false } } }
          volumes { name: 'f' volumeSource { projected { defaultMode: 420
            sources { serviceAccountToken { audience: '' expirationSeconds: 3607 path: 'token' } }
            sources { configMap { localObjectReference { name: 'kube-root-ca.crt' }
              items { key: 'ca.crt' path: 'ca.crt' } } }
            sources { secret { localObjectReference { name: 's' } } }
            sources { downwardAPI { items { path: 'n' fieldRef { apiVersion: 'v1'
              fieldPath: 'metadata.namespace' } } } } } } }
          volumes { name: 'g' volumeSource { downwardAPI { items { path: 'l'
            fieldRef { apiVersion: '' fieldPath: 'metadata.labels' } } } } }
          volumes { name: 'h' volumeSource { csi { driver: 'secrets-store.csi.k8s.io'
            readOnly: true volumeAttributes { key: 'a' value: 'b' } } } }
          volumes { name: 'i' volumeSource { nfs { server: 'n' path: '/e' readOnly: false } } }
          volumes { name: 'j' volumeSource { ephemeral { volumeClaimTemplate { metadata {}
            spec { accessModes: 'ReadWriteOnce' resources { requests { key: 'storage'
              value { string: '1Gi' } } } volumeName: '' } } } } }
          volumes { name: 'k' volumeSource { image { reference: 'r' pullPolicy: '' } } }
        }
        """,
        """
        {'spec':{'volumes':[
          {'name':'a','hostPath':{'path':'/','type':''}},
          {'name':'b','emptyDir':{}},
          {'name':'c','secret':{'secretName':'s','defaultMode':0,'optional':false,
            'items':[{'key':'k','path':'p','mode':256}]}},
          {'name':'d','configMap':{'name':'m','defaultMode':420}},
          {'name':'e','persistentVolumeClaim':{'claimName':'x'}},
          {'name':'f','projected':{'defaultMode':420,'sources':[
            {'serviceAccountToken':{'expirationSeconds':3607,'path':'token'}},
            {'configMap':{'name':'kube-root-ca.crt','items':[{'key':'ca.crt','path':'ca.crt'}]}},
            {'secret':{'name':'s'}},
            {'downwardAPI':{'items':[{'path':'n','fieldRef':{'apiVersion':'v1',
              'fieldPath':'metadata.namespace'}}]}}]}},
          {'name':'g','downwardAPI':{'items':[{'path':'l','fieldRef':{
            'fieldPath':'metadata.labels'}}]}},
          {'name':'h','csi':{'driver':'secrets-store.csi.k8s.io','readOnly':true,
            'volumeAttributes':{'a':'b'}}},
          {'name':'i','nfs':{'server':'n','path':'/e'}},
          {'name':'j','ephemeral':{'volumeClaimTemplate':{'metadata':{},
            'spec':{'accessModes':['ReadWriteOnce'],
              'resources':{'requests':{'storage':'1Gi'}}}}}},
          {'name':'k','image':{'reference':'r'}}]}}
        """);
  }

  @Test
  void affinityAndSpreading() {
    assertPrinted(
        "v1",
        "Pod",
        """
        spec { affinity {
            nodeAffinity { requiredDuringSchedulingIgnoredDuringExecution { nodeSelectorTerms {
              matchExpressions { key: 'a' operator: 'In' values: 'b' } } } }
            podAntiAffinity { preferredDuringSchedulingIgnoredDuringExecution { weight: 0
              podAffinityTerm { labelSelector {} topologyKey: 'zone' namespaceSelector {} } } } }
          topologySpreadConstraints { maxSkew: 1 topologyKey: 'zone' whenUnsatisfiable: ''
            minDomains: 0 } }
        """,
        """
        {'spec':{'affinity':{
            'nodeAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':{
              'nodeSelectorTerms':[{'matchExpressions':[
                {'key':'a','operator':'In','values':['b']}]}]}},
            'podAntiAffinity':{'preferredDuringSchedulingIgnoredDuringExecution':[{'weight':0,
              'podAffinityTerm':{'labelSelector':{},'topologyKey':'zone',
                'namespaceSelector':{}}}]}},
          'topologySpreadConstraints':[{'maxSkew':1,'topologyKey':'zone',
            'whenUnsatisfiable':'','minDomains':0}]}}
        """);
  }

  @Test
  void services() {
    assertPrinted(
        "v1",
        "Service",
        """
        spec { clusterIP: 'None' clusterIPs: 'None' type: 'ClusterIP' sessionAffinity: 'None'
          loadBalancerIP: '' externalName: '' externalTrafficPolicy: '' healthCheckNodePort: 0
          publishNotReadyAddresses: false allocateLoadBalancerNodePorts: false
          ipFamilies: 'IPv4' ipFamilyPolicy: 'SingleStack' internalTrafficPolicy: 'Cluster'
          externalIPs: '192.0.2.1' loadBalancerSourceRanges: '192.0.2.0/24'
          selector { key: 'app' value: 'web' }
          ports { name: 'a' protocol: 'TCP' port: 80 targetPort { type: 0 intVal: 8080 }
            nodePort: 0 }
          ports { name: '' protocol: 'TCP' port: 443 targetPort { type: 1 intVal: 0 strVal: 'tls' }
            nodePort: 30443 appProtocol: '' } }
        status { loadBalancer { ingress { ip: '192.0.2.2' hostname: '' ipMode: 'VIP' } } }
        """,
        """
        {'spec':{'clusterIP':'None','clusterIPs':['None'],'type':'ClusterIP',
          'sessionAffinity':'None','allocateLoadBalancerNodePorts':false,'ipFamilies':['IPv4'],
          'ipFamilyPolicy':'SingleStack','internalTrafficPolicy':'Cluster',
          'externalIPs':['192.0.2.1'],'loadBalancerSourceRanges':['192.0.2.0/24'],
          'selector':{'app':'web'},
          'ports':[{'name':'a','protocol':'TCP','port':80,'targetPort':8080},
            {'protocol':'TCP','port':443,'targetPort':'tls','nodePort':30443,'appProtocol':''}]},
         'status':{'loadBalancer':{'ingress':[{'ip':'192.0.2.2','ipMode':'VIP'}]}}}
        """);
  }

  @Test
  void workloads() {
    assertPrinted(
        "apps/v1",
        "Deployment",
        """
        spec { replicas: 0 selector { matchLabels { key: 'app' value: 'web' }
            matchExpressions { key: 'tier' operator: 'Exists' } }
          template { metadata { labels { key: 'app' value: 'web' } creationTimestamp {} }
            spec { containers { name: 'c' image: 'i' resources {} } hostNetwork: true } }
          strategy { type: 'RollingUpdate' rollingUpdate {
            maxUnavailable { type: 1 intVal: 0 strVal: '25%' } maxSurge { type: 0 intVal: 1 } } }
          minReadySeconds: 0 revisionHistoryLimit: 10 paused: false }
        status { observedGeneration: 0 replicas: 0 updatedReplicas: 0 availableReplicas: 2
          unavailableReplicas: 0 readyReplicas: 2 }
        """,
        """
        {'spec':{'replicas':0,'selector':{'matchLabels':{'app':'web'},
            'matchExpressions':[{'key':'tier','operator':'Exists'}]},
          'template':{'metadata':{'labels':{'app':'web'}},
            'spec':{'containers':[{'name':'c','image':'i','resources':{}}],'hostNetwork':true}},
          'strategy':{'type':'RollingUpdate',
            'rollingUpdate':{'maxUnavailable':'25%','maxSurge':1}},
          'revisionHistoryLimit':10},
         'status':{'availableReplicas':2,'readyReplicas':2}}
        """);
    assertPrinted(
        "batch/v1",
        "CronJob",
        """
        spec { schedule: '0 * * * *' startingDeadlineSeconds: 0 concurrencyPolicy: 'Forbid'
          suspend: false successfulJobsHistoryLimit: 0 failedJobsHistoryLimit: 1 timeZone: 'UTC'
          jobTemplate { metadata {} spec { backoffLimit: 0 template { metadata {}
            spec { containers { name: 'c' image: 'i' resources {} } } } } } }
        status { lastScheduleTime { seconds: 1498581334 } }
        """,
        """
        {'spec':{'schedule':'0 * * * *','startingDeadlineSeconds':0,'concurrencyPolicy':'Forbid',
          'suspend':false,'successfulJobsHistoryLimit':0,'failedJobsHistoryLimit':1,
          'timeZone':'UTC','jobTemplate':{'metadata':{},'spec':{'backoffLimit':0,
            'template':{'metadata':{},
              'spec':{'containers':[{'name':'c','image':'i','resources':{}}]}}}}},
         'status':{'lastScheduleTime':'2017-06-27T16:35:34Z'}}
        """);
  }

  @Test
  void networkPoliciesAndIngresses() {
    assertPrinted(
        "networking.k8s.io/v1",
        "NetworkPolicy",
        """
        spec { podSelector {} policyTypes: 'Ingress' policyTypes: 'Egress'
          ingress {}
          ingress { ports { protocol: 'TCP' port { type: 0 intVal: 443 } endPort: 445 }
            ports { protocol: 'UDP' port { type: 1 intVal: 0 strVal: 'dns' } }
            from { podSelector { matchLabels { key: 'a' value: 'b' } } namespaceSelector {} }
            from { ipBlock { cidr: '10.0.0.0/8' except: '10.1.0.0/16' } } }
          egress { to { namespaceSelector { matchExpressions { key: 'k' operator: 'NotIn'
            values: 'x' values: 'y' } } } } }
        """,
        """
        {'spec':{'podSelector':{},'policyTypes':['Ingress','Egress'],
          'ingress':[{},{'ports':[{'protocol':'TCP','port':443,'endPort':445},
              {'protocol':'UDP','port':'dns'}],
            'from':[{'podSelector':{'matchLabels':{'a':'b'}},'namespaceSelector':{}},
              {'ipBlock':{'cidr':'10.0.0.0/8','except':['10.1.0.0/16']}}]}],
          'egress':[{'to':[{'namespaceSelector':{'matchExpressions':[
            {'key':'k','operator':'NotIn','values':['x','y']}]}}]}]}}
        """);
    assertPrinted(
        "networking.k8s.io/v1",
        "Ingress",
        """
        spec { ingressClassName: 'nginx' tls { hosts: 'a.example' secretName: 't' }
          defaultBackend { resource { apiGroup: 'x' kind: 'K' name: 'n' } }
          rules { host: 'a.example' ingressRuleValue { http { paths { path: '/'
            pathType: 'Prefix' backend { service { name: 's' port { name: '' number: 80 } } } }
            paths { path: '' pathType: 'Exact'
              backend { service { name: 's' port { name: 'web' number: 0 } } } } } } } }
        status { loadBalancer {} }
        """,
        """
        {'spec':{'ingressClassName':'nginx','tls':[{'hosts':['a.example'],'secretName':'t'}],
          'defaultBackend':{'resource':{'apiGroup':'x','kind':'K','name':'n'}},
          'rules':[{'host':'a.example','http':{'paths':[
            {'path':'/','pathType':'Prefix',
             'backend':{'service':{'name':'s','port':{'number':80}}}},
            {'pathType':'Exact','backend':{'service':{'name':'s','port':{'name':'web'}}}}]}}]},
         'status':{'loadBalancer':{}}}
        """);
    assertPrinted(
        "networking.k8s.io/v1",
        "IngressClass",
        "spec { controller: 'c' parameters { aPIGroup: 'g' kind: 'K' name: 'n' scope: 'Cluster' }"
            + " }",
        """
        {'spec':{'controller':'c',
          'parameters':{'apiGroup':'g','kind':'K','name':'n','scope':'Cluster'}}}
        """);
    assertPrinted(
        "discovery.k8s.io/v1",
        "EndpointSlice",
        """
        addressType: 'IPv4'
        endpoints { addresses: '10.1.0.1' conditions { ready: false serving: true }
          targetRef { kind: 'Pod' namespace: 'n' name: 'p' uid: 'u' apiVersion: '' }
          nodeName: 'w' zone: '' }
        ports { name: '' protocol: 'TCP' port: 8080 }
        """,
        """
        {'addressType':'IPv4',
         'endpoints':[{'addresses':['10.1.0.1'],'conditions':{'ready':false,'serving':true},
           'targetRef':{'kind':'Pod','namespace':'n','name':'p','uid':'u'},
           'nodeName':'w','zone':''}],
         'ports':[{'name':'','protocol':'TCP','port':8080}]}
        """);
  }

  @Test
  void accessRules() {
    assertPrinted(
        "rbac.authorization.k8s.io/v1",
        "ClusterRole",
        """
        rules { verbs: 'get' verbs: 'list' apiGroups: '' resources: 'secrets'
          resourceNames: 's' }
        rules { verbs: '*' nonResourceURLs: '/metrics' }
        aggregationRule { clusterRoleSelectors { matchLabels { key: 'a' value: 'true' } } }
        """,
        """
        {'rules':[{'verbs':['get','list'],'apiGroups':[''],'resources':['secrets'],
            'resourceNames':['s']},
          {'verbs':['*'],'nonResourceURLs':['/metrics']}],
         'aggregationRule':{'clusterRoleSelectors':[{'matchLabels':{'a':'true'}}]}}
        """);
    assertPrinted(
        "rbac.authorization.k8s.io/v1",
        "RoleBinding",
        """
        subjects { kind: 'ServiceAccount' apiGroup: '' name: 'sa' namespace: 'n' }
        roleRef { apiGroup: 'rbac.authorization.k8s.io' kind: 'Role' name: 'r' }
        """,
        """
        {'subjects':[{'kind':'ServiceAccount','name':'sa','namespace':'n'}],
         'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'Role','name':'r'}}
        """);
    assertPrinted(
        "certificates.k8s.io/v1",
        "CertificateSigningRequest",
        """
        spec { request: '\\001' signerName: 's' username: 'u' usages: 'client auth'
          extra { key: 'k' value { items: 'a' items: 'b' } } }
        """,
        """
        {'spec':{'request':'AQ==','signerName':'s','username':'u','usages':['client auth'],
          'extra':{'k':['a','b']}}}
        """);
  }

  @Test
  void webhooks() {
    assertPrinted(
        "admissionregistration.k8s.io/v1",
        "ValidatingWebhookConfiguration",
        """
        Webhooks { name: 'w' clientConfig { caBundle: 'ca' service { namespace: 'n' name: 's'
            path: '/v' port: 443 } }
          rules { operations: 'CREATE' rule { apiGroups: '' apiVersions: 'v1' resources: 'pods'
            scope: '*' } }
          failurePolicy: 'Ignore' matchPolicy: 'Equivalent' sideEffects: 'None' timeoutSeconds: 10
          namespaceSelector {} objectSelector {} admissionReviewVersions: 'v1' }
        """,
        """
        {'webhooks':[{'name':'w','clientConfig':{'caBundle':'Y2E=',
            'service':{'namespace':'n','name':'s','path':'/v','port':443}},
          'rules':[{'operations':['CREATE'],'apiGroups':[''],'apiVersions':['v1'],
            'resources':['pods'],'scope':'*'}],
          'failurePolicy':'Ignore','matchPolicy':'Equivalent','sideEffects':'None',
          'timeoutSeconds':10,'namespaceSelector':{},'objectSelector':{},
          'admissionReviewVersions':['v1']}]}
        """);
    assertPrinted(
        "admissionregistration.k8s.io/v1",
        "ValidatingAdmissionPolicy",
        """
        spec { failurePolicy: 'Fail' matchConstraints { resourceRules { resourceNames: 'x'
            ruleWithOperations { operations: 'UPDATE' rule { apiGroups: 'apps' apiVersions: 'v1'
              resources: 'deployments' } } } }
          validations { Expression: 'true' message: '' } variables { Name: 'v' Expression: '1' } }
        """,
        """
        {'spec':{'failurePolicy':'Fail','matchConstraints':{'resourceRules':[
            {'resourceNames':['x'],'operations':['UPDATE'],'apiGroups':['apps'],
             'apiVersions':['v1'],'resources':['deployments']}]},
          'validations':[{'expression':'true'}],'variables':[{'name':'v','expression':'1'}]}}
        """);
  }

  @Test
  void customResourceDefinitions() {
    assertPrinted(
        "apiextensions.k8s.io/v1",
        "CustomResourceDefinition",
        """
        spec { group: 'acme.example' scope: 'Namespaced' preserveUnknownFields: false
          names { plural: 'things' singular: 'thing' kind: 'Thing' listKind: 'ThingList' }
          versions { name: 'v1' served: true storage: false deprecated: false subresources {
              status {} }
            schema { openAPIV3Schema { type: 'object' id: '' format: '' nullable: false
              ref: '#/x' schema: 'http://s' maximum: 1.5 minimum: 0 multipleOf: 2 maxLength: 0
              exclusiveMaximum: false default { raw: '{"a":[1,true]}' } enum { raw: '"x"' }
              items { schema { type: 'string' } }
              additionalProperties { allows: false }
              properties { key: 'p' value { type: 'array' items { jSONSchemas { type: 'string' } }
                additionalProperties { schema { type: 'integer' } allows: true }
                xKubernetesIntOrString: true xKubernetesListType: 'map'
                xKubernetesListMapKeys: 'name' xKubernetesPreserveUnknownFields: true
                xKubernetesValidations { rule: 'r' message: 'm' } } } } } } }
        """,
        """
        {'spec':{'group':'acme.example','scope':'Namespaced',
          'names':{'plural':'things','singular':'thing','kind':'Thing','listKind':'ThingList'},
          'versions':[{'name':'v1','served':true,'storage':false,'subresources':{'status':{}},
            'schema':{'openAPIV3Schema':{'type':'object','$ref':'#/x','$schema':'http://s',
              'maximum':1.5,'minimum':0,'multipleOf':2,'maxLength':0,
              'default':{'a':[1,true]},'enum':['x'],'items':{'type':'string'},
              'additionalProperties':false,
              'properties':{'p':{'type':'array','items':[{'type':'string'}],
                'additionalProperties':{'type':'integer'},
                'x-kubernetes-int-or-string':true,'x-kubernetes-list-type':'map',
                'x-kubernetes-list-map-keys':['name'],
                'x-kubernetes-preserve-unknown-fields':true,
                'x-kubernetes-validations':[{'rule':'r','message':'m'}]}}}}}],
          'preserveUnknownFields':false}}
        """);
  }

  @Test
  void secretsNodesAndStorage() {
    assertPrinted(
        "v1",
        "Secret",
        "type: 'Opaque' immutable: true data { key: 'b' value: '' } data { key: 'a' value: 'x' }",
        "{'type':'Opaque','immutable':true,'data':{'a':'eA==','b':''}}");
    assertPrinted(
        "v1",
        "Node",
        """
        spec { podCIDR: '10.1.0.0/24' podCIDRs: '10.1.0.0/24' providerID: '' unschedulable: false
          externalID: '' taints { key: 'k' value: '' effect: 'NoSchedule' } }
        status { capacity { key: 'cpu' value { string: '4' } } phase: ''
          addresses { type: 'InternalIP' address: '10.0.0.1' }
          daemonEndpoints { kubeletEndpoint { Port: 10250 } }
          nodeInfo { kubeletVersion: 'v1.33.1' machineID: '' bootID: '' } images { names: 'i'
            sizeBytes: 0 } }
        """,
        """
        {'spec':{'podCIDR':'10.1.0.0/24','podCIDRs':['10.1.0.0/24'],
          'taints':[{'key':'k','effect':'NoSchedule'}]},
         'status':{'capacity':{'cpu':'4'},
          'addresses':[{'type':'InternalIP','address':'10.0.0.1'}],
          'daemonEndpoints':{'kubeletEndpoint':{'Port':10250}},
          'nodeInfo':{'kubeletVersion':'v1.33.1','machineID':'','bootID':''},
          'images':[{'names':['i']}]}}
        """);
    assertPrinted(
        "v1",
        "PersistentVolume",
        """
        spec { capacity { key: 'storage' value { string: '1Gi' } } accessModes: 'ReadWriteOnce'
          persistentVolumeSource { hostPath { path: '/data' } }
          claimRef { kind: 'PersistentVolumeClaim' namespace: 'n' name: 'c' }
          persistentVolumeReclaimPolicy: 'Delete' storageClassName: '' volumeMode: 'Filesystem' }
        """,
        """
        {'spec':{'capacity':{'storage':'1Gi'},'accessModes':['ReadWriteOnce'],
          'hostPath':{'path':'/data'},
          'claimRef':{'kind':'PersistentVolumeClaim','namespace':'n','name':'c'},
          'persistentVolumeReclaimPolicy':'Delete','volumeMode':'Filesystem'}}
        """);
    assertPrinted(
        "v1",
        "PersistentVolumeClaim",
        """
        spec { accessModes: 'ReadWriteOnce' storageClassName: '' volumeName: 'v'
          resources { requests { key: 'storage' value { string: '1Gi' } } } }
        status { phase: 'Bound' }
        """,
        """
        {'spec':{'accessModes':['ReadWriteOnce'],'storageClassName':'','volumeName':'v',
          'resources':{'requests':{'storage':'1Gi'}}},'status':{'phase':'Bound'}}
        """);
  }

  @Test
  void timesOfAllKinds() {
    assertPrinted(
        "v1",
        "Event",
        """
        involvedObject { kind: 'Pod' namespace: 'n' name: 'p' } reason: 'Killed' message: ''
        source { component: 'kubelet' host: '' } firstTimestamp {} lastTimestamp {
          seconds: 1498581334 } count: 0 type: 'Warning'
        eventTime { seconds: 1498581334 nanos: 123456789 } reportingComponent: ''
        reportingInstance: ''
        """,
        """
        {'involvedObject':{'kind':'Pod','namespace':'n','name':'p'},'reason':'Killed',
         'source':{'component':'kubelet'},'firstTimestamp':null,
         'lastTimestamp':'2017-06-27T16:35:34Z','type':'Warning',
         'eventTime':'2017-06-27T16:35:34.123456Z','reportingComponent':'',
         'reportingInstance':''}
        """);
    assertPrinted(
        "coordination.k8s.io/v1",
        "Lease",
        "spec { holderIdentity: '' leaseTransitions: 0 renewTime { seconds: 1 nanos: 0 } }",
        "{'spec':{'holderIdentity':'','leaseTransitions':0,"
            + "'renewTime':'1970-01-01T00:00:01.000000Z'}}");
  }

  @Test
  void whatIsNoMessageOrHoldsNonsenseIsRefused() {
    Message time =
        Store.message(
            "v1", "Pod", "metadata { creationTimestamp { seconds: 9223372036854775807 } }");
    Message json =
        Store.message("apps/v1", "ControllerRevision", "data { raw: '{secret' } revision: 1");

    assertRefused(time, time.toByteString(), "it holds a time that is none");
    assertRefused(json, json.toByteString(), "its JSON is damaged: an unexpected character");
    assertRefused(time, ByteString.copyFrom(new byte[] {10, 100, 1}), "its protobuf is damaged");
  }

  private static void assertRefused(Message like, ByteString bytes, String message) {
    assertThatThrownBy(() -> new ProtoJson(_ -> {}).object(like.getDescriptorForType(), bytes))
        .isInstanceOf(UndecodableException.class)
        .hasMessage(message);
  }
}
