package onrecord.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import onrecord.OnRecord;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole server over HTTP, on the shared {@link TestDatabase}. All such
 * tests share one server as long as they add no beans or properties of their own. It
 * keeps no answers, so that the SQL of each request is seen.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "onrecord.answers.memory=0")
@ContextConfiguration(classes = OnRecord.class, initializers = TestDatabase.Initializer.class)
public @interface ServerTest {

}
