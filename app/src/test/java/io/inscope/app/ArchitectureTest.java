package io.inscope.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The walls of the house. Lives in `app`, the only module that sees all classes.
@AnalyzeClasses(packages = "io.inscope", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule snapshot_knows_neither_reports_nor_app =
      noClasses()
          .that()
          .resideInAPackage("io.inscope.snapshot..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.inscope.reports..",
              "io.inscope.app..",
              "javafx..",
              "java.awt..",
              "org.apache.poi..")
          .because("what a cluster is does not depend on what anybody says about it");

  @ArchTest
  static final ArchRule reports_know_no_window =
      noClasses()
          .that()
          .resideInAPackage("io.inscope.reports..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.inscope.app..", "javafx..", "picocli..")
          .because("the same statements go to the window, to the command line and to files");

  @ArchTest
  static final ArchRule the_tree_depends_on_nothing_of_ours =
      noClasses()
          .that()
          .resideInAPackage("io.inscope.snapshot.json..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are ours, outside json",
                  c ->
                      c.getPackageName().startsWith("io.inscope.")
                          && !c.getPackageName().startsWith("io.inscope.snapshot.json")))
          .because("it is the ground everything stands on");

  @ArchTest
  static final ArchRule the_model_rests_on_the_tree_alone =
      noClasses()
          .that()
          .resideInAPackage("io.inscope.snapshot.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.inscope.snapshot.importing..",
              "io.inscope.snapshot.capture..",
              "io.inscope.snapshot.store..",
              "io.inscope.snapshot.network..",
              "io.inscope.snapshot.scope..",
              "io.inscope.snapshot.access..",
              "io.inscope.snapshot.redaction..",
              "io.inscope.snapshot.yaml..")
          .because("what a cluster is does not depend on how it was read or kept");

  @ArchTest
  static final ArchRule only_the_store_speaks_to_the_database =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.inscope.snapshot.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
          .because("one place writes, and everything to its right is a pure function");

  @ArchTest
  static final ArchRule only_the_workbook_knows_excel =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.inscope.reports.workbook..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.poi..", "org.openxmlformats..")
          .because("a table has no output format");

  @ArchTest
  static final ArchRule only_the_diagram_knows_its_layout_engine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.inscope.reports.diagram..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.elk..", "org.eclipse.emf..")
          .because("a layout engine must stay replaceable");

  @ArchTest
  static final ArchRule three_classes_open_connections =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.inscope.snapshot.capture.ReadOnlyGateway")
          .and()
          .doNotHaveFullyQualifiedName("io.inscope.snapshot.capture.login.TokenEndpoint")
          .and()
          .doNotHaveFullyQualifiedName("io.inscope.snapshot.capture.relay.Relay")
          .and() // Java hands it the socket whose certificates it judges.
          .doNotHaveFullyQualifiedName("io.inscope.snapshot.capture.login.InDate")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.net\\.(Socket|ServerSocket|DatagramSocket|MulticastSocket|.*URLConnection"
                  + "|http\\.(HttpClient|HttpRequest|WebSocket).*)"
                  + "|java\\.nio\\.channels\\.(Asynchronous)?(Socket|ServerSocket|Datagram).*"
                  + "|javax\\.net\\.(ssl\\.)?(SSL)?(Server)?Socket.*")
          .orShould()
          .callMethod(java.net.URL.class, "openStream")
          .orShould()
          .callMethod(java.net.URL.class, "openConnection")
          .because(
              "nothing leaves this computer but what a capture asks a cluster, and the gateway lets"
                  + " nothing pass that could change one; the token endpoint asks the issuer of a"
                  + " user's login for a new token and nothing else; the relay carries what the"
                  + " gateway and the token endpoint send over a proxy, and sends nothing itself");

  @ArchTest
  static final ArchRule who_judges_certificates_does_not_speak =
      noClasses()
          .that()
          .haveFullyQualifiedName("io.inscope.snapshot.capture.login.InDate")
          .should()
          .accessClassesThat()
          .areAssignableTo(java.net.Socket.class)
          .because("it hands the socket on and leaves it alone");

  @ArchTest
  static final ArchRule fabric8_reads_kubeconfigs_and_keys_and_nothing_else =
      noClasses()
          .that()
          .resideInAPackage("io.inscope..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are of fabric8, and not what capture may use of it",
                  c ->
                      c.getPackageName().startsWith("io.fabric8.")
                          && !c.getPackageName().equals("io.fabric8.kubernetes.api.model")
                          && !c.getName()
                              .matches(
                                  "io\\.fabric8\\.kubernetes\\.client\\.internal"
                                      + "\\.(KubeConfigUtils|SSLUtils)")))
          .because(
              "its client runs login programs while it loads, writes into kubeconfigs and sends"
                  + " requests of its own");

  @ArchTest
  static final ArchRule only_capture_knows_fabric8 =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.inscope.snapshot.capture..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8..")
          .because("what a cluster is does not depend on a client library");

  @ArchTest
  static final ArchRule standard_streams_belong_to_the_command_line =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.inscope.app", "io.inscope.app.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("data goes to standard output, and only commands print data");

  @ArchTest
  static final ArchRule view_models_hold_no_controls =
      classes()
          .that()
          .resideInAPackage("io.inscope.app.ui..")
          .and()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .onlyDependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are not nodes of a scene", c -> !c.getPackageName().startsWith("javafx.scene")))
          .allowEmptyShould(true)
          .because("a view model is tested without a toolkit");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices()
          .matching("io.inscope.(*).(*)..")
          .should()
          .beFreeOfCycles()
          .because("a part can only be understood alone when it does not lean on what leans on it");
}
