package org.lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Whatever a file is called, its name stays within the header. A build runs the inputs beside this class's name in the
 * test resources. To look for new ones:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 mvn -pl ejb-common test -Dtest=ContentDispositionFuzzTest
 * }</pre>
 */
final class ContentDispositionFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void anyName_staysWithinItsQuotes(byte[] utf8) {
        String name = new String(utf8, StandardCharsets.UTF_8);
        for (String header : new String[] {ContentDisposition.attachment(name), ContentDisposition.inline(name)}) {
            assertThat(header.replaceAll("%[0-9A-F]{2}", "0"))
                    .matches("(attachment|inline); filename=\"[ -~&&[^\"\\\\%/]]*\""
                            + "(; filename\\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~-]*)?");
        }
    }
}
