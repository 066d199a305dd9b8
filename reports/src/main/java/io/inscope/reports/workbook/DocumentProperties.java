package io.inscope.reports.workbook;

import io.inscope.reports.engagement.Engagement;
import io.inscope.reports.table.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;

/// What the file says of itself without being opened: title, engagement, and the hashes of what it
/// rests on.
///
/// Its time is the beginning of the day by which it judges: the time of writing would make two
/// files of one project differ.
final class DocumentProperties {
  private DocumentProperties() {}

  /// @param tables those that the workbook holds
  static void set(POIXMLProperties properties, WorkbookInput input, List<Table> tables) {
    Instant day = input.today().atStartOfDay(ZoneOffset.UTC).toInstant();
    POIXMLProperties.CoreProperties core = properties.getCoreProperties();
    core.setTitle(input.project() + ": " + input.snapshot().name());
    String entity = input.engagement().get(Engagement.Item.ENTITY);
    if (!entity.isEmpty()) {
      core.setSubjectProperty(entity);
    }
    core.setCreator("Inscope");
    core.setLastModifiedByUser("Inscope");
    core.setCreated(Optional.of(Date.from(day)));
    core.setModified(Optional.of(Date.from(day)));
    properties.getExtendedProperties().setApplication(input.tool());

    POIXMLProperties.CustomProperties custom = properties.getCustomProperties();
    Fingerprints hashes = Fingerprints.of(input);
    custom.addProperty("Project", input.project());
    input
        .engagement()
        .values()
        .forEach((item, value) -> custom.addProperty("Engagement: " + item.title(), value));
    custom.addProperty(OriginProperties.SEAL, input.snapshot().sha256());
    custom.addProperty("Rule pack SHA-256", hashes.rules());
    custom.addProperty("Scope SHA-256", hashes.scope());
    custom.addProperty("Project record SHA-256", hashes.record());
    OriginProperties.of(input, tables).forEach(custom::addProperty);
  }
}
