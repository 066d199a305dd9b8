package io.inscope.reports.workbook.readback;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.officeDocument.x2006.customProperties.CTProperty;

/// A workbook file, open for reading.
public final class FilledWorkbook implements AutoCloseable {
  /// Larger than any workbook of ours.
  private static final long MAX_BYTES = 500L << 20;

  /// What one sheet may unpack to: a million rows of a kilobyte.
  private static final long MAX_PART = 1L << 30;

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /// How encrypted workbooks and those of Excel 97 begin ([MS-CFB] 2.2).
  private static final byte[] COMPOUND = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

  private final Path file;
  private final OPCPackage zip;
  private final Provenance provenance;

  private FilledWorkbook(Path file, OPCPackage zip, Provenance provenance) {
    this.file = file;
    this.zip = zip;
    this.provenance = provenance;
  }

  /// @param password to open it with, when it is encrypted
  /// @throws ReadBackException when it is no workbook of ours, or cannot be opened
  public static FilledWorkbook open(Path file, Optional<String> password) {
    OPCPackage zip = null;
    try {
      zip = zip(file, password);
      return new FilledWorkbook(file, zip, Provenance.of(properties(zip), name(file)));
    } catch (ReadBackException e) {
      revert(zip);
      throw e;
    } catch (IOException | OpenXML4JException | RuntimeException e) {
      // POI throws many kinds of exceptions over damaged files; their texts help nobody.
      revert(zip);
      throw damaged(file);
    }
  }

  private static void revert(@Nullable OPCPackage zip) {
    if (zip != null) {
      zip.revert();
    }
  }

  private static OPCPackage zip(Path file, Optional<String> password)
      throws IOException, OpenXML4JException {
    byte[] head = head(file);
    if (Arrays.equals(head, COMPOUND)) {
      return OPCPackage.open(decrypted(file, password));
    }
    if (!Arrays.equals(head, ZIP)) {
      throw new ReadBackException(
          "READBACK-NOT-WORKBOOK",
          "'%s' is not an Excel workbook".formatted(name(file)),
          "Give the .xlsx file that was filled in.");
    }
    return OPCPackage.open(file.toFile(), PackageAccess.READ);
  }

  private static byte[] head(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ReadBackException(
            "READBACK-TOO-LARGE",
            "'%s' is larger than %d MB".formatted(name(file), MAX_BYTES >> 20),
            "Delete sheets from it that nobody filled in.");
      }
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(ZIP.length);
      }
    } catch (NoSuchFileException e) {
      throw new ReadBackException(
          "READBACK-UNREADABLE",
          "there is no file '%s'".formatted(file),
          "Give the .xlsx file that was filled in.");
    } catch (IOException e) {
      throw new ReadBackException(
          "READBACK-UNREADABLE",
          "'%s' cannot be read".formatted(file),
          "Close it if another program has it open, and see that you may read it.");
    }
  }

  private static InputStream decrypted(Path file, Optional<String> password) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      if (!container.getRoot().hasEntryCaseInsensitive("EncryptionInfo")) {
        throw new ReadBackException(
            "READBACK-NOT-XLSX",
            "'%s' is in the format of Excel 97 (.xls)".formatted(name(file)),
            "Save it as .xlsx.");
      }
      Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(container));
      if (password.isEmpty() || !decryptor.verifyPassword(password.get())) {
        throw new ReadBackException(
            "READBACK-PASSWORD",
            "'%s' is protected by a password%s"
                .formatted(name(file), password.isEmpty() ? "" : ", and the one given is wrong"),
            "Give the file that holds it with --password-file.");
      }
      try (InputStream plain = new Limited(decryptor.getDataStream(container), MAX_BYTES)) {
        return new ByteArrayInputStream(plain.readAllBytes());
      }
    } catch (GeneralSecurityException | EncryptedDocumentException e) {
      throw damaged(file);
    }
  }

  private static Map<String, String> properties(OPCPackage zip)
      throws IOException, OpenXML4JException {
    Map<String, String> properties = new HashMap<>();
    try {
      for (CTProperty property :
          new POIXMLProperties(zip)
              .getCustomProperties()
              .getUnderlyingProperties()
              .getPropertyList()) {
        if (property.isSetLpwstr()) {
          properties.put(property.getName(), property.getLpwstr());
        } else if (property.isSetLpstr()) {
          properties.put(property.getName(), property.getLpstr());
        } else if (property.isSetI4()) {
          properties.put(property.getName(), Integer.toString(property.getI4()));
        }
      }
    } catch (XmlException e) {
      throw new IOException(e);
    }
    return properties;
  }

  /// Where it comes from.
  public Provenance provenance() {
    return provenance;
  }

  /// The tables that are in it.
  ///
  /// @param shapes those to look for
  /// @throws ReadBackException when a sheet is damaged or too large
  List<FilledTable> tables(List<TableShape> shapes) {
    TableFinder finder = new TableFinder(shapes);
    try {
      XSSFReader reader = new XSSFReader(zip);
      StylesTable styles = reader.getStylesTable();
      IntPredicate dates =
          style -> {
            var format = styles.getStyleAt(style);
            return format != null
                && DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString());
          };
      List<String> shared = shared(reader);
      boolean from1904 = from1904(reader);
      XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
      while (sheets.hasNext()) {
        try (InputStream in = new Limited(sheets.next(), MAX_PART)) {
          TableFinder.Sheet sheet = finder.sheet(sheets.getSheetName());
          SheetXml xml = new SheetXml(shared, dates, from1904);
          xml.read(in, sheet::row);
          sheet.end(xml.merged());
        }
      }
      return finder.tables();
    } catch (IOException | OpenXML4JException | XMLStreamException | RuntimeException e) {
      throw isTooMuch(e) ? tooMuch() : damaged(file);
    }
  }

  private static List<String> shared(XSSFReader reader)
      throws IOException, OpenXML4JException, XMLStreamException {
    InputStream part = reader.getSharedStringsData();
    if (part == null) {
      return List.of();
    }
    try (InputStream in = new Limited(part, MAX_PART)) {
      return SheetXml.shared(in);
    }
  }

  private static boolean from1904(XSSFReader reader)
      throws IOException, OpenXML4JException, XMLStreamException {
    try (InputStream in = reader.getWorkbookData()) {
      XMLStreamReader xml = SheetXml.open(in);
      while (xml.hasNext()) {
        xml.next();
        if (xml.isStartElement() && xml.getLocalName().equals("workbookPr")) {
          return List.of("1", "true").contains(SheetXml.attribute(xml, "date1904"));
        }
      }
      return false;
    }
  }

  private static boolean isTooMuch(@Nullable Throwable e) {
    return e != null
        && (e instanceof Limited.TooMuch
            || String.valueOf(e.getMessage()).contains("Zip bomb detected")
            || isTooMuch(e.getCause())
            || (e instanceof XMLStreamException x && isTooMuch(x.getNestedException())));
  }

  private ReadBackException tooMuch() {
    return new ReadBackException(
        "READBACK-TOO-LARGE",
        "'%s' unpacks to far more than a workbook holds".formatted(name(file)),
        "It is not one that Inscope wrote, or was changed on the way: ask who sent it.");
  }

  private static ReadBackException damaged(Path file) {
    return new ReadBackException(
        "READBACK-DAMAGED",
        "'%s' cannot be read as a workbook: it is damaged".formatted(name(file)),
        "Open it in Excel or LibreOffice and save it again as .xlsx.");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  @Override
  public void close() {
    zip.revert();
  }
}
