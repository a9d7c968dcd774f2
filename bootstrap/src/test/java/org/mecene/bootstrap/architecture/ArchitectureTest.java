package org.mecene.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.mecene.domain.transactions.Transactions;
import org.mecene.rest.security.Access;

/// The arrows that are allowed, and the house rules that can be read off the classes.
@AnalyzeClasses(
        packages = "org.mecene",
        importOptions = {
            ImportOption.DoNotIncludeTests.class,
            ArchitectureTest.WithoutTestKits.class
        })
final class ArchitectureTest {
    /// The test kits of other modules are jars on this module's class path.
    static final class WithoutTestKits implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final DescribedPredicate<JavaMethod> ANSWERS_HTTP =
            new DescribedPredicate<>("answer an HTTP method") {
                @Override
                public boolean test(JavaMethod method) {
                    return method.getAnnotations().stream()
                            .anyMatch(annotation ->
                                    annotation.getRawType().isAnnotatedWith(HttpMethod.class));
                }
            };

    @ArchTest
    static final ArchRule MODULES_FOLLOW_THE_DIAGRAM =
            classes()
                    .that()
                    .resideInAPackage("org.mecene..")
                    .should(
                            adhereToPlantUmlDiagram(
                                    Path.of("..", "docs", "architecture", "modules.puml"),
                                    consideringOnlyDependenciesInDiagram()));

    @ArchTest
    static final ArchRule DOMAIN_CONTEXTS_HAVE_NO_CYCLES =
            slices().matching("org.mecene.domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule APPLICATION_CONTEXTS_HAVE_NO_CYCLES =
            slices().matching("org.mecene.application.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PERSISTENCE_CONTEXTS_HAVE_NO_CYCLES =
            slices().matching("org.mecene.persistence.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule REST_CONTEXTS_HAVE_NO_CYCLES =
            slices().matching("org.mecene.rest.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule OTHER_ADAPTERS_HAVE_NO_CYCLES =
            slices().matching("org.mecene.(security|payment|storage|mail|document).(*)..")
                    .should()
                    .beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_DOMAIN_USES_THE_JDK_ONLY =
            classes()
                    .that()
                    .resideInAPackage("org.mecene.domain..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    "org.mecene.domain..",
                                    "java..",
                                    // Of java.base too: codes of a second factor are an HMAC.
                                    "javax.crypto..",
                                    "org.jspecify.annotations.."));

    @ArchTest
    static final ArchRule THE_APPLICATION_USES_NO_FRAMEWORK =
            classes()
                    .that()
                    .resideInAPackage("org.mecene.application..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    "org.mecene.domain..",
                                    "org.mecene.application..",
                                    "java..",
                                    "org.jspecify.annotations..",
                                    "org.slf4j.."));

    @ArchTest
    static final ArchRule NOBODY_ASKS_THE_SYSTEM_FOR_TIME_OR_CHANCE =
            noClasses()
                    .that(not(resideInAnyPackage("org.mecene.bootstrap..")))
                    .should(
                            callMethod(Instant.class, "now")
                                    .or(callMethod(LocalDate.class, "now"))
                                    .or(callMethod(LocalDateTime.class, "now"))
                                    .or(callMethod(System.class, "currentTimeMillis"))
                                    .or(callMethod(UUID.class, "randomUUID")));

    @ArchTest
    static final ArchRule EVERY_ROUTE_SAYS_WHO_MAY_CALL_IT =
            methods().that(ANSWERS_HTTP).should().beAnnotatedWith(Access.class);

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
            noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule ADAPTERS_OPEN_NO_TRANSACTIONS_OF_USE_CASES =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "org.mecene.rest..",
                            "org.mecene.payment..",
                            "org.mecene.storage..",
                            "org.mecene.mail..",
                            "org.mecene.document..")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Transactions.class);
}
