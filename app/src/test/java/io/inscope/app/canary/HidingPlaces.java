package io.inscope.app.canary;

import java.util.List;
import java.util.stream.Stream;

/// Objects with a marked secret in every place where clusters are known to hide one.
final class HidingPlaces {
  private HidingPlaces() {}

  static List<Planted> all(Canary canary) {
    return Stream.of(
            SECRET,
            TOKEN,
            PULL,
            OLD_PULL,
            HELM,
            HELM_IN_CONFIG,
            REPOSITORY,
            CLUSTER,
            CONFIG,
            POD,
            DEPLOYMENT,
            CRON_JOB,
            INGRESS,
            EVENT,
            BUNDLE,
            CUSTOM,
            DEFINITION,
            WEBHOOK,
            MACHINE,
            NAMED,
            CARDS)
        .map(template -> Planted.of(canary, template))
        .toList();
  }

  private static final String SECRET =
      """
      {'apiVersion':'v1','kind':'Secret','type':'Opaque','metadata':{'namespace':'payments','name':'db',
        'annotations':{
          'kubectl.kubernetes.io/last-applied-configuration':'{\\'apiVersion\\':\\'v1\\',\\'kind\\':\\'Secret\\',\\'stringData\\':{\\'a\\':\\'@plain@\\'},\\'data\\':{\\'b\\':\\'@b1@\\'}}',
          'example.com/rotated-password':'@plain@','note':'was @jwt@'}},
       'data':{'user':'@b0@','a':'@b1@','b':'@b2@','key.pem':'@pem64@','raw':'@plain@','store':'@gz@'},
       'stringData':{'x':'@plain@','y':'@pem@','z':'@card@'}}
      """;

  private static final String TOKEN =
      """
      {'apiVersion':'v1','kind':'Secret','type':'kubernetes.io/service-account-token',
       'metadata':{'namespace':'payments','name':'default-token-x','annotations':{
         'kubernetes.io/service-account.name':'default','openshift.io/token-secret.value':'@jwt@'}},
       'data':{'token':'@jwt64@','namespace':'@b0@'}}
      """;

  private static final String PULL =
      """
      {'apiVersion':'v1','kind':'Secret','type':'kubernetes.io/dockerconfigjson',
       'metadata':{'namespace':'payments','name':'pull'},'data':{'.dockerconfigjson':'@docker64@'}}
      """;

  private static final String OLD_PULL =
      """
      {'apiVersion':'v1','kind':'Secret','type':'kubernetes.io/dockercfg',
       'metadata':{'namespace':'payments','name':'old-pull'},'data':{'.dockercfg':'@dockercfg64@'}}
      """;

  private static final String HELM =
      """
      {'apiVersion':'v1','kind':'Secret','type':'helm.sh/release.v1',
       'metadata':{'namespace':'payments','name':'sh.helm.release.v1.vault.v3'},
       'data':{'release':'@helm64@'}}
      """;

  private static final String HELM_IN_CONFIG =
      """
      {'apiVersion':'v1','kind':'ConfigMap',
       'metadata':{'namespace':'payments','name':'sh.helm.release.v1.vault.v2'},
       'data':{'release':'@helm@'}}
      """;

  private static final String REPOSITORY =
      """
      {'apiVersion':'v1','kind':'Secret','metadata':{'namespace':'argocd','name':'repo-1',
        'labels':{'argocd.argoproj.io/secret-type':'repository'}},
       'data':{'url':'@b0@','password':'@b1@','sshPrivateKey':'@pem64@'}}
      """;

  private static final String CLUSTER =
      """
      {'apiVersion':'v1','kind':'Secret','metadata':{'namespace':'argocd','name':'cluster-1',
        'labels':{'argocd.argoproj.io/secret-type':'cluster'}},
       'stringData':{'server':'https://10.0.0.1','config':'{\\'bearerToken\\':\\'@jwt@\\'}'},
       'data':{'config':'@b2@'}}
      """;

  private static final String CONFIG =
      """
      {'apiVersion':'v1','kind':'ConfigMap','metadata':{'namespace':'payments','name':'settings'},
       'data':{
         'tls.key':'@pem@','note':'use @jwt@ for now','aws':'id @aws@','git':'@github@',
         'api-token':'@plain@',
         'app.properties':'a=1\\ndb.password=@plain@\\nurl=jdbc:x://h/d?user=u&password=@plain@\\n',
         'app.yaml':'db:\\n  host: db\\n  password: @plain@\\n  options: |\\n    x\\n',
         'app.ini':'[db]\\npassword = @plain@\\n','.env':'export API_KEY=@plain@\\n',
         'app.json':'{\\'db\\':{\\'password\\':\\'@plain@\\'},\\'list\\':[{\\'name\\':\\'TOKEN\\',\\'value\\':\\'@plain@\\'}]}',
         'app.toml':'[db]\\nsecret_key = \\'@plain@\\'\\n',
         'app.xml':'<server><password>@plain@</password><db pass-word=\\'x\\' password=\\'@plain@\\'/></server>',
         'redis.conf':'port 6379\\nrequirepass @plain@\\nmasterauth @plain@\\n',
         '.netrc':'machine h login u password @plain@\\n',
         'init.sql':'CREATE USER u IDENTIFIED BY \\'@plain@\\';\\nALTER ROLE x WITH PASSWORD \\'@plain@\\';',
         '.dockerconfigjson':'@docker@','pull.json':'@docker@',
         'kubeconfig':'users:\\n- name: a\\n  user:\\n    client-key-data: @pem64@\\n    token: @jwt@\\n    password: @plain@\\n',
         'run.sh':'#!/bin/sh\\ncurl -u admin:@plain@ https://x\\nmysql -u root -p@plain@ -e x\\n',
         'secret.yaml':'@manifest@','url':'amqp://u:@plain@@mq:5672/v','auth':'Authorization: Basic @basic@',
         'encoded':'@env64@','bundle.yaml':'resources:\\n- content: @gz@\\n  name: a\\n'},
       'binaryData':{'b':'@pem64@','c':'@env64@'}}
      """;

  private static final String POD =
      """
      {'apiVersion':'v1','kind':'Pod','metadata':{'namespace':'payments','name':'web','uid':'u1',
        'labels':{'app':'web','token':'@jwt@'},
        'annotations':{'example.com/db-password':'@plain@','vault/config':'{\\'token\\':\\'@plain@\\'}',
          'hook':'https://h/?access_token=@plain@','slack':'@jwt@'},
        'managedFields':[{'manager':'@jwt@'}]},
       'spec':{'nodeName':'n1','imagePullSecrets':[{'name':'pull'}],'containers':[{'name':'c','image':'web:1',
         'env':[{'name':'DB_PASSWORD','value':'@plain@'},{'name':'API_KEY','value':'@plain@'},
                {'name':'DSN','value':'postgres://app:@plain@@db/x'},{'name':'CERT','value':'@pem@'},
                {'name':'ANY','value':'@aws@'},{'name':'JAVA_OPTS','value':'-Xmx1g -Dstore.password=@plain@'},
                {'name':'OPTIONS','value':'{\\'secretKey\\':\\'@plain@\\'}'}],
         'command':['sh','-c','export TOKEN=@plain@; curl -u admin:@plain@ https://x'],
         'args':['--password','@plain@','--api-key=@plain@','-H','Authorization: Bearer @plain@1',
                 '--db=mysql://u:@plain@@h/d'],
         'lifecycle':{'preStop':{'exec':{'command':['redis-cli','-a','@plain@','save']}}},
         'livenessProbe':{'httpGet':{'port':80,'httpHeaders':[
           {'name':'Authorization','value':'Basic @basic@'},{'name':'X-Api-Key','value':'@plain@'}]}}}]},
       'status':{'phase':'Running','message':'pull from https://u:@plain@@r/x failed',
         'containerStatuses':[{'name':'c','state':{'waiting':{
           'message':'exec: --token=@plain@: not found'}}}]}}
      """;

  private static final String DEPLOYMENT =
      """
      {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'namespace':'payments','name':'api',
        'annotations':{'kubectl.kubernetes.io/last-applied-configuration':
          '{\\'apiVersion\\':\\'apps/v1\\',\\'kind\\':\\'Deployment\\',\\'spec\\':{\\'template\\':{\\'spec\\':{\\'containers\\':[{\\'env\\':[{\\'name\\':\\'DB_PASS\\',\\'value\\':\\'@plain@\\'}]}]}}}}'}},
       'spec':{'selector':{'matchLabels':{'app':'api'}},'template':{'metadata':{'labels':{'app':'api'}},
         'spec':{'initContainers':[{'name':'i','image':'i:1','env':[{'name':'TOKEN','value':'@plain@'}]}],
           'containers':[{'name':'c','image':'api:1','env':[{'name':'AUTH_TOKEN','value':'@plain@'}]}]}}}}
      """;

  private static final String CRON_JOB =
      """
      {'apiVersion':'batch/v1','kind':'CronJob','metadata':{'namespace':'payments','name':'dump'},
       'spec':{'schedule':'0 0 * * *','jobTemplate':{'spec':{'template':{'spec':{'restartPolicy':'Never',
         'containers':[{'name':'c','image':'c:1','command':['mysqldump','-u','root','-p@plain@'],
           'args':['PGPASSWORD=@plain@ pg_dump']}]}}}}}}
      """;

  private static final String INGRESS =
      """
      {'apiVersion':'networking.k8s.io/v1','kind':'Ingress','metadata':{'namespace':'payments','name':'in',
        'annotations':{'nginx.ingress.kubernetes.io/configuration-snippet':
          'proxy_set_header Authorization \\'Basic @basic@\\';'}},
       'spec':{'rules':[{'host':'pay.example.com','http':{'paths':[{'path':'/','pathType':'Prefix',
         'backend':{'service':{'name':'web','port':{'number':80}}}}]}}]}}
      """;

  private static final String EVENT =
      """
      {'apiVersion':'v1','kind':'Event','metadata':{'namespace':'payments','name':'web.1'},
       'involvedObject':{'kind':'Pod','name':'web'},'type':'Warning','reason':'Failed',
       'message':'cannot reach https://svc:@plain@@vault/v1 with Bearer @jwt@ and 4111-1111-1111-1111 @aws@'}
      """;

  private static final String BUNDLE =
      """
      {'apiVersion':'fleet.cattle.io/v1alpha1','kind':'Bundle','metadata':{'namespace':'fleet-local',
        'name':'bundle','annotations':{'objectset.rio.cattle.io/applied':'@gz@'}},
       'spec':{'resources':[{'name':'a.yaml','content':'@gz@','encoding':'base64+gz'},
         {'name':'b.yaml','content':'@manifest@'},{'name':'c.txt','content':'@helm64@'}]}}
      """;

  private static final String CUSTOM =
      """
      {'apiVersion':'example.com/v1','kind':'Database','metadata':{'namespace':'payments','name':'main'},
       'spec':{'password':'@plain@','auth':{'token':'@plain@','clientSecret':'@plain@'},
         'adminPassword':{'value':'@plain@'},'url':'mongodb://u:@plain@@h/d',
         'parameters':[{'name':'master_password','value':'@plain@'},{'key':'api-token','value':'@plain@'}],
         'users':[{'name':'u','passwords':['@plain@']}],
         'template':{'apiVersion':'v1','kind':'Secret','data':{'a':'@b2@'},'stringData':{'b':'@plain@'}},
         'secretTemplates':[{'name':'x','stringData':{'whatever':'@plain@'}}],
         'values':'replicas: 1\\nrootPassword: @plain@\\n','script':'@pemline@'}}
      """;

  private static final String DEFINITION =
      """
      {'apiVersion':'apiextensions.k8s.io/v1','kind':'CustomResourceDefinition',
       'metadata':{'name':'databases.example.com'},
       'spec':{'group':'example.com','names':{'kind':'Database','plural':'databases'},'scope':'Namespaced',
         'versions':[{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':{'type':'object',
           'properties':{'spec':{'type':'object','properties':{'password':{'type':'string',
             'default':'@plain@'}}}}}}}]}}
      """;

  private static final String WEBHOOK =
      """
      {'apiVersion':'admissionregistration.k8s.io/v1','kind':'ValidatingWebhookConfiguration',
       'metadata':{'name':'hook'},'webhooks':[{'name':'a.example.com','sideEffects':'None',
         'clientConfig':{'url':'https://u:@plain@@hook.example.com/v','caBundle':'@pem64@'}}]}
      """;

  private static final String MACHINE =
      """
      {'apiVersion':'machineconfiguration.openshift.io/v1','kind':'MachineConfig','metadata':{'name':'99-x'},
       'spec':{'config':{'storage':{'files':[
         {'path':'/a','contents':{'source':'data:text/plain;charset=utf-8;base64,@env64@'}},
         {'path':'/b','contents':{'source':'data:,@pemurl@'}},
         {'path':'/c','contents':{'compression':'gzip','source':'data:;base64,@gz@'}}]}}}}
      """;

  /// Names that are tokens, and cards in names.
  private static final String NAMED =
      """
      {'apiVersion':'v1','kind':'ConfigMap','metadata':{'namespace':'payments','name':'key-@aws@'},
       'data':{'a':'1'}}
      """;

  private static final String CARDS =
      """
      {'apiVersion':'v1','kind':'ConfigMap','metadata':{'namespace':'payments','name':'cards',
        'annotations':{'seen':'2026-11-21 10:00:00 @card@ declined'}},
       'data':{'pan':'@card@','grouped':'@cards@ 12/28','csv':'1,@card@,100\\n2,@card@,200\\n'}}
      """;
}
