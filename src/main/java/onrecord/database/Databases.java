package onrecord.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Which PostgreSQL the server reads from and which one it migrates, and as whom. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FlywayProperties.class)
class Databases {

	private static final Logger LOG = LoggerFactory.getLogger(Databases.class);

	/** Who migrates: never the server's pool, whose sessions are read-only. */
	@Bean
	Login migrator(JdbcConnectionDetails server, ObjectProvider<EmbeddedDatabase> embedded, FlywayProperties flyway) {
		EmbeddedDatabase ours = embedded.getIfAvailable();
		if (ours != null) {
			return ours.owner();
		}
		String url = (flyway.getUrl() != null) ? flyway.getUrl() : server.getJdbcUrl();
		if (flyway.getUser() != null) {
			return new Login(url, flyway.getUser(), flyway.getPassword());
		}
		return new Login(url, server.getUsername(), server.getPassword());
	}

	@Bean
	Writing writing(Login migrator) {
		return new Writing(migrator);
	}

	@Bean
	FlywayConnectionDetails migratorConnection(Login migrator) {
		return migrator.forMigrating();
	}

	/**
	 * Connects as the server will, so that a wrong password stops the start and not the
	 * first request.
	 */
	@Bean
	@DependsOnDatabaseInitialization
	ConnectedDatabase connectedDatabase(DataSource pool, JdbcConnectionDetails server,
			ObjectProvider<EmbeddedDatabase> embedded) {
		Login reader = new Login(server.getJdbcUrl(), server.getUsername(), null);
		EmbeddedDatabase ours = embedded.getIfAvailable();
		try (Connection connection = pool.getConnection()) {
			warnOfUnsearchableNames(connection);
			warnOfRights(connection);
			String version = connection.getMetaData().getDatabaseProductVersion().split(" ")[0];
			return new ConnectedDatabase((ours != null) ? "an embedded PostgreSQL %s in %s".formatted(version, ours)
					: "PostgreSQL %s at %s".formatted(version, reader.place()));
		}
		catch (SQLException ex) {
			throw reader.refused(ex);
		}
	}

	@Bean
	@DependsOnDatabaseInitialization
	CorpusVersion corpusVersion(DataSource pool, @Value("${onrecord.answers.memory}") DataSize memory,
			@Value("${onrecord.answers.etag}") boolean etag) {
		return new CorpusVersion(pool, memory.toBytes() > 0 || etag);
	}

	@Bean
	Sessions sessions(HikariDataSource pool, CorpusVersion corpus, Cancellation cancellation,
			@Value("${onrecord.sessions.waiting}") int mostWaiting,
			@Value("${onrecord.sessions.longest-wait}") Duration longestWait) {
		int others = corpus.isAutoStartup() ? 1 : 0;
		return new Sessions(pool, Math.max(1, pool.getMaximumPoolSize() - others), mostWaiting, longestWait,
				cancellation);
	}

	@Bean
	Cancellation cancellation() {
		return new Cancellation();
	}

	/** Spring Boot's would be down as soon as all sessions are busy. */
	@Bean
	HealthIndicator dbHealthIndicator(Sessions sessions) {
		return () -> (sessions.areThere() ? Health.up() : Health.down()).build();
	}

	@Bean
	static BeanPostProcessor reconnection() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (bean instanceof HikariDataSource pool) {
					Reconnection.of(pool);
				}
				return bean;
			}
		};
	}

	private static void warnOfUnsearchableNames(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet trigrams = statement.executeQuery("select show_trgm('я') = '{}'")) {
			if (trigrams.next() && trigrams.getBoolean(1)) {
				LOG.warn("This database's lc_ctype knows only the letters of ASCII: names in other scripts are not"
						+ " found by searching. Create it with lc_ctype 'C.UTF-8' or another of UTF-8.");
			}
		}
	}

	/** The server never writes; whoever gets hold of its session could. */
	private static void warnOfRights(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rights = statement.executeQuery("""
				select current_user
				where exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
				  and has_table_privilege(oid, 'insert, update, delete, truncate'))
				""")) {
			if (rights.next()) {
				LOG.warn(
						"The server reads as {}, a role that may also write. The README tells how to set up one that may"
								+ " only select, and spring.flyway.user is the one that migrates.",
						rights.getString(1));
			}
		}
	}

	/** For whoever has configured no database. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
	@ConditionalOnMissingBean(JdbcConnectionDetails.class)
	static class Embedded {

		@Bean
		static EmbeddedStart embeddedStart(@Value("${onrecord.database.folder}") Path folder,
				@Value("${onrecord.database.join:false}") boolean joins,
				@Value("${onrecord.database.template}") String template, @Value("${onrecord.seed}") boolean seed) {
			// A template has the seed.
			return new EmbeddedStart(folder, joins,
					(seed && !template.isEmpty()) ? new Template(Path.of(template)) : null);
		}

		/** Closed by its start, which may have to do so without this bean. */
		@Bean(destroyMethod = "")
		EmbeddedDatabase embeddedDatabase(EmbeddedStart start) throws Exception {
			return start.finished();
		}

		@Bean
		JdbcConnectionDetails readerConnection(EmbeddedDatabase database) {
			return database.reader().forReading();
		}

	}

}
