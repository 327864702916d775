package org.lectern.cors;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import org.lectern.protocol.ApiPaths;
import org.lectern.settings.SettingsReader;

/**
 * Puts CORS in front of the whole API of a WAR, when origins are configured; without them there is no trace of it.
 * It stands before every filter that an annotation declares, so that a refusal by one of them can be read as well.
 */
@WebListener
public class CorsListener implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        register(event.getServletContext(), CorsSettings.from(SettingsReader.ofPlatform()));
    }

    static void register(ServletContext context, CorsSettings settings) {
        if (settings.origins().isEmpty()) {
            return;
        }
        CorsHeaders headers = new CorsHeaders(settings);
        headers.keepIn(context);
        FilterRegistration.Dynamic filter = context.addFilter("cors", new CorsFilter(headers));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/" + ApiPaths.API + "/*");
    }
}
