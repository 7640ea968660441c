package onrecord.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Starts the embedded PostgreSQL while Spring is busy with beans that do not need it yet.
 */
final class EmbeddedStart implements BeanFactoryPostProcessor, DisposableBean {

	private final FutureTask<EmbeddedDatabase> start;

	/**
	 * Prepares the start.
	 * @param joins whether to use the PostgreSQL of another On Record, where one runs
	 * @param template what a new folder begins with, where it is there
	 */
	EmbeddedStart(Path folder, boolean joins, @Nullable Template template) {
		this.start = new FutureTask<>(
				() -> joins ? EmbeddedDatabase.join(folder, template) : EmbeddedDatabase.start(folder, template));
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		Thread.ofPlatform().name("postgresql-start").start(this.start);
	}

	/**
	 * Ctrl-C makes Spring interrupt a start that waits without limit, and half a database
	 * would remain. So the waiting is done with a limit.
	 */
	EmbeddedDatabase finished() throws ExecutionException, InterruptedException, TimeoutException {
		return this.start.get(10, TimeUnit.MINUTES);
	}

	/** Also when something else failed before anybody asked for the database. */
	@Override
	public void destroy() throws IOException, InterruptedException, TimeoutException {
		try {
			finished().close();
		}
		catch (ExecutionException ex) {
			// It did not start, and has cleared up after itself.
		}
	}

}
