package io.inscope.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.assessment.Assessment;
import io.inscope.snapshot.capture.AccessPreview;
import io.inscope.snapshot.record.CaptureEvidence;
import io.inscope.snapshot.register.ConnectionRegister;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The columns that scripts rely on. A change here needs a line in the changelog.
class ContractTest {
  private static final Assessment NOTHING = new Assessment(List.of(), List.of(), Map.of());

  @ParameterizedTest
  @MethodSource("tables")
  void columnsAreThoseOfTheCommandLine(Table table, String columns) {
    assertThat(String.join(",", Fixtures.keys(table))).isEqualTo(columns);
  }

  static Stream<Arguments> tables() {
    return Stream.of(
        Arguments.of(
            ConnectionsTable.of(List.of(), Fixtures.SCOPE),
            "from_type,from_namespace,from_kind,from_name,from_addresses,to_type,to_namespace,"
                + "to_kind,to_name,to_addresses,protocol,port_from,port_to,verdict,enforced,via,"
                + "protection,from_scope,to_scope,because_egress,because_ingress,id"),
        Arguments.of(
            RegisterTable.of(
                List.of(), List.of(), ConnectionRegister.EMPTY, LocalDate.of(2026, 11, 21)),
            "id,in_snapshot,connection,verdict,state,state_reason,justification,owner,approver,"
                + "approved_on,review_date,note,recorded_by,recorded_at"),
        Arguments.of(
            RegisterHistoryTable.of(ConnectionRegister.EMPTY, List.of()),
            "id,connection,standing,justification,owner,approver,approved_on,review_date,note,"
                + "recorded_by,recorded_at"),
        Arguments.of(
            CheckRowsTable.of(NOTHING),
            "check,outcome,severity,group,kind,namespace,name,container,pointer,value,message,"
                + "standing,finding"),
        Arguments.of(
            RequirementsTable.of(NOTHING),
            "framework,requirement,title,status,pass,fail,manual,not_assessed,not_applicable,"
                + "reach,interpretation,questions,crosswalk"),
        Arguments.of(
            ScopeTable.of(Fixtures.SCOPE),
            "namespace,kind,name,declared,derived,effective,data_role,because"),
        Arguments.of(
            PathsTable.of(List.of(), Fixtures.SCOPE),
            "family,kind,verdict,from_type,from_namespace,from_name,run_by,from_scope,to_type,"
                + "to_namespace,to_name,to_scope,how,evidence"),
        Arguments.of(
            ExposureTable.of(List.of(), Fixtures.SCOPE),
            "namespace,kind,name,scope,direction,verdict,who,namespaces,new_namespace,ports,"
                + "enforced,exists_today,rule,place,other_side,example,who_may,reason"),
        Arguments.of(
            AccessPreviewTable.of(new AccessPreview(List.of(), List.of())),
            "group,kind,scope,access,needed_by,reason"),
        Arguments.of(CoverageTable.of(List.of()), "group,kind,namespace,state,count,reason"),
        Arguments.of(
            ProblemsTable.of(List.of()),
            "source,path,line,column,severity,message,objects_affected,repair"),
        Arguments.of(
            RequestsTable.of(List.of()),
            "sent_for,number,at,method,target,status,bytes,sha256,millis,note"),
        Arguments.of(
            ListsTable.of(List.of()),
            "group,version,kind,namespace,state,objects,resource_version,start,end,consistent,"
                + "reason"),
        Arguments.of(
            MeanwhileTable.of(List.of()),
            "group,kind,namespace,name,change,before,after,at,reason"),
        Arguments.of(
            RightsTable.of(List.of()),
            "namespace,verbs,api_groups,resources,resource_names,paths,incomplete,note"),
        Arguments.of(CaptureTable.of(CaptureEvidence.NONE), "item,value"),
        Arguments.of(ResourcesTable.of(Stream.of()), "group,kind,namespace,name,origin,sha256"),
        Arguments.of(
            CustodyTable.of(List.of()), "source,size,sha256,format,disposition,objects,note"));
  }
}
