# shellcheck shell=sh disable=SC2016,SC2154 # the driver expands; lib.sh has tmp
# drills.sh - drills and code tables of our own; source it after lib.sh
#
# Exam DRILLS: one item a skill, so that a drill of a skill is always the same:
# guideline.general a choice, assign.outpatient code lines, assign.goods lines
# with modifiers and units, poa.indicator lines with POA, chart.outpatient a
# chart. The tables are a handful of rows in the layouts of the official files.
now="2026-11-21T19:41:00Z"
export now
mkdir -p "$tmp/share/question_banks/drills" "$tmp/tables"
export PROCTOR_SHARE="$tmp/share"

drill_bank() {
	awk -v q='"' '
	function item(id, type, task, stem, rest) {
		printf "%s{\"identifier\":\"%s\",\"type\":\"%s\",", \
			n++ ? ",\n" : "", id, type
		printf "\"stem\":\"%s\",%s,\"rationale\":\"%s\",", stem, rest, \
			"The record decides."
		printf "\"time_expected_seconds\":60,"
		printf "\"code_edition\":\"ICD-10-CM FY2026\","
		printf "\"objectives\":[{\"exam\":\"DRILLS\",\"domain\":\"%s\"," \
			"\"task\":\"%s\"}]}", substr(task, 1, index(task, ".") - 1), \
			task
	}
	function domain(id, title, task, what) {
		printf "%s{\"identifier\":\"%s\",\"title\":\"%s\",", d++ ? "," : "", \
			id, title
		printf "\"weight\":{\"percent\":25},\"tasks\":[%s]}", task
	}
	function task(id, title) {
		return sprintf("{\"identifier\":\"%s\",\"title\":\"%s\"}", id, \
			title)
	}
	function answer(code, more, why) {
		return sprintf("{\"code\":\"%s\"%s,\"rationale\":\"%s\"}", code, \
			more, why)
	}
	BEGIN {
		printf "{\"format\":\"certbank\",\"format_version\":\"1.1\","
		printf "\"bank\":{\"uuid\":\"6f9a1a52-7a54-5c0e-9d4b-"
		printf "0c4f3c1f7d22\",\"identifier\":\"own-drills\",\"title\":"
		printf "\"Drills of our own\",\"version\":1,\"lang\":\"en\"},\n"
		printf "\"exams\":[{\"identifier\":\"DRILLS\",\"uuid\":"
		printf "\"0b6f6a7e-3a0b-5b7e-8f0b-5d3c4a1b2d4e\","
		printf "\"title\":\"Coding drills\",\"use\":\"drill\",\"version\":1,"
		printf "\"domains\":["
		domain("assign", "Assign codes", \
			task("assign.outpatient", "Diagnoses of encounters") "," \
			task("assign.goods", "Supplies and drugs"))
		domain("guideline", "Guidelines", \
			task("guideline.general", "Conventions"))
		domain("poa", "Present on admission", \
			task("poa.indicator", "Indicators"))
		domain("chart", "Code a chart", \
			task("chart.outpatient", "Outpatient charts"))
		printf "]}],\n\"stimuli\":[{\"uuid\":\"0b6f6a7e-3a0b-5b7e-8f0b-"
		printf "5d3c4a1b2d4f\",\"identifier\":\"CHART\",\"kind\":\"chart\","
		printf "\"title\":\"Office visit\",\"body\":\""
		for (i = 1; i <= 14; i++)
			printf "Line %d of the chart.\\n", i
		printf "\"}],\n\"items\":["
		item("OWN-1", "single_choice", "guideline.general", \
			"Which list is read after the index?", \
			"\"shuffle\":false,\"options\":[{\"id\":\"A\",\"text\":" \
			"\"The tabular list\",\"correct\":true},{\"id\":\"B\"," \
			"\"text\":\"The table of drugs\"},{\"id\":\"C\",\"text\":" \
			"\"The list of hospitals\"},{\"id\":\"D\",\"text\":\"None\"}]")
		item("OWN-2", "code_entry", "assign.outpatient", \
			"Office visit. Type 2 diabetes with stage 3b chronic kidney " \
			"disease; insulin every night for two years. Code the " \
			"diagnoses.", "\"systems\":[\"ICD-10-CM\"],\"answers\":[" \
			answer("E11.22", ",\"first\":true", \
				"The kidney disease is that of the diabetes.") "," \
			answer("N18.32", ",\"after\":[\"E11.22\"]", \
				"The stage stands in the record.") "," \
			answer("Z79.4", "", "Insulin for years is a status.") "]")
		item("OWN-3", "code_entry", "assign.goods", \
			"Ketorolac 30 mg, right and left side. Code the drug with " \
			"units and modifiers.", "\"systems\":[\"HCPCS\",\"ICD-10-CM\"]" \
			",\"answers\":[" answer("J1885", \
				",\"system\":\"HCPCS\",\"units\":2,\"modifiers\":[\"RT\"]", \
				"15 mg a unit.") "]")
		item("OWN-4", "code_entry", "poa.indicator", \
			"Admitted with heart failure. Give the code and POA.", \
			"\"systems\":[\"ICD-10-CM\"],\"answers\":[" \
			answer("I50.9", ",\"poa\":\"Y\"", "It was there.") "]")
		item("OWN-5", "code_entry", "chart.outpatient", \
			"Code the visit from the chart.", \
			"\"systems\":[\"ICD-10-CM\"],\"stimulus\":{\"uuid\":" \
			"\"0b6f6a7e-3a0b-5b7e-8f0b-5d3c4a1b2d4f\",\"position\":1}," \
			"\"answers\":[" answer("I10", "", "Hypertension.") "]")
		printf "]}\n"
	}' >"$tmp/share/question_banks/drills/own.json"
}

order_file() { # order number, code, valid, title: one row each
	awk -F'|' '{ printf "%05d %-7s %d %-60.60s %s\r\n", NR, $1, $2, $3, $3 }' \
		>"$tmp/tables/icd10cm_order_2026.txt" <<'END'
E11|0|Type 2 diabetes mellitus
E112|0|Type 2 diabetes mellitus with kidney complications
E1121|1|Type 2 diabetes mellitus with diabetic nephropathy
E1122|1|Type 2 diabetes mellitus with diabetic chronic kidney disease
E119|1|Type 2 diabetes mellitus without complications
I10|1|Essential (primary) hypertension
I50|0|Heart failure
I509|1|Heart failure, unspecified
N18|0|Chronic kidney disease (CKD)
N183|0|Chronic kidney disease, stage 3 (moderate)
N1830|1|Chronic kidney disease, stage 3 unspecified
N1831|1|Chronic kidney disease, stage 3a
N1832|1|Chronic kidney disease, stage 3b
S52|0|Fracture of forearm
S525|0|Fracture of lower end of radius
S5253|0|Colles' fracture
S52532|0|Colles' fracture of left radius
S52532A|1|Colles' fracture of left radius, initial encounter for closed fracture
S52532D|1|Colles' fracture of left radius, subsequent encounter for closed fracture with routine healing
Z79|0|Long term (current) drug therapy
Z794|1|Long term (current) use of insulin
END
}

xml_files() {
	cat >"$tmp/tables/icd10cm_tabular_2026.xml" <<'END'
<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.tabular><version>2026</version><introduction></introduction>
<chapter><name>4</name><desc>Endocrine diseases (E00-E89)</desc>
<sectionIndex><sectionRef first="E08" last="E13" id="E08-E13">Diabetes</sectionRef></sectionIndex>
<section id="E08-E13"><desc>Diabetes mellitus (E08-E13)</desc>
<diag><name>E11</name><desc>Type 2 diabetes mellitus</desc>
<includes><note>diabetes NOS</note></includes>
<useAdditionalCode><note>code to identify control using: insulin (Z79.4)</note></useAdditionalCode>
<excludes1><note>gestational diabetes (O24.4-)</note></excludes1>
<diag><name>E11.2</name><desc>Type 2 diabetes mellitus with kidney complications</desc>
<diag><name>E11.21</name><desc>Type 2 diabetes mellitus with diabetic nephropathy</desc></diag>
<diag><name>E11.22</name><desc>Type 2 diabetes mellitus with diabetic chronic kidney disease</desc>
<useAdditionalCode><note>code to identify stage of chronic kidney disease (N18.30-N18.32)</note></useAdditionalCode></diag>
</diag>
<diag><name>E11.9</name><desc>Type 2 diabetes mellitus without complications</desc></diag>
</diag></section></chapter>
<chapter><name>9</name><desc>Circulatory diseases (I00-I99)</desc>
<sectionIndex><sectionRef first="I10" last="I1A" id="I10-I1A">Hypertensive</sectionRef><sectionRef first="I30" last="I5A" id="I30-I5A">Other heart</sectionRef></sectionIndex>
<section id="I10-I1A"><desc>Hypertensive diseases (I10-I1A)</desc>
<diag><name>I10</name><desc>Essential (primary) hypertension</desc>
<inclusionTerm><note>high blood pressure</note></inclusionTerm></diag></section>
<section id="I30-I5A"><desc>Other forms of heart disease (I30-I5A)</desc>
<diag><name>I50</name><desc>Heart failure</desc>
<codeFirst><note>heart failure due to hypertension (I10)</note></codeFirst>
<diag><name>I50.9</name><desc>Heart failure, unspecified</desc></diag></diag></section></chapter>
<chapter><name>14</name><desc>Genitourinary diseases (N00-N99)</desc>
<sectionIndex><sectionRef first="N17" last="N19" id="N17-N19">Kidney failure</sectionRef></sectionIndex>
<section id="N17-N19"><desc>Kidney failure (N17-N19)</desc>
<diag><name>N18</name><desc>Chronic kidney disease (CKD)</desc>
<codeFirst><note>any associated: diabetic chronic kidney disease (E11.22)</note></codeFirst>
<diag><name>N18.3</name><desc>Chronic kidney disease, stage 3 (moderate)</desc>
<diag><name>N18.30</name><desc>Chronic kidney disease, stage 3 unspecified</desc></diag>
<diag><name>N18.31</name><desc>Chronic kidney disease, stage 3a</desc></diag>
<diag><name>N18.32</name><desc>Chronic kidney disease, stage 3b</desc></diag></diag></diag></section></chapter>
<chapter><name>19</name><desc>Injuries (S00-T88)</desc>
<sectionIndex><sectionRef first="S50" last="S59" id="S50-S59">Elbow and forearm</sectionRef></sectionIndex>
<section id="S50-S59"><desc>Injuries to the elbow and forearm (S50-S59)</desc>
<diag><name>S52</name><desc>Fracture of forearm</desc>
<sevenChrNote><note>The appropriate 7th character is to be added to all codes from category S52</note></sevenChrNote>
<sevenChrDef><extension char="A">initial encounter for closed fracture</extension><extension char="D">subsequent encounter for closed fracture with routine healing</extension></sevenChrDef>
<diag><name>S52.5</name><desc>Fracture of lower end of radius</desc>
<diag><name>S52.53</name><desc>Colles' fracture</desc>
<diag><name>S52.532</name><desc>Colles' fracture of left radius</desc></diag></diag></diag></diag></section></chapter>
<chapter><name>21</name><desc>Factors influencing health status (Z00-Z99)</desc>
<sectionIndex><sectionRef first="Z77" last="Z99" id="Z77-Z99">Status</sectionRef></sectionIndex>
<section id="Z77-Z99"><desc>Personal history and status (Z77-Z99)</desc>
<diag><name>Z79</name><desc>Long term (current) drug therapy</desc>
<diag><name>Z79.4</name><desc>Long term (current) use of insulin</desc></diag></diag></section></chapter>
</ICD10CM.tabular>
END
	cat >"$tmp/tables/icd10cm_index_2026.xml" <<'END'
<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.index><version>2026</version><title>ICD-10-CM INDEX TO DISEASES and INJURIES</title>
<letter><title>C</title>
<mainTerm><title>Colles' fracture</title><code>S52.53-</code></mainTerm></letter>
<letter><title>D</title>
<mainTerm><title>Diabetes, diabetic<nemod>(mellitus) (sugar)</nemod></title><code>E11.9</code>
<term level="1"><title>with</title>
<term level="2"><title>chronic kidney disease</title><code>E11.22</code></term>
<term level="2"><title>nephropathy</title><code>E11.21</code></term></term></mainTerm></letter>
<letter><title>F</title>
<mainTerm><title>Failure, failed</title>
<term level="1"><title>heart</title><code>I50.9</code></term>
<term level="1"><title>cardiac</title><see>Failure, heart</see></term></mainTerm></letter>
<letter><title>H</title>
<mainTerm><title>Hypertension, hypertensive</title><code>I10</code></mainTerm></letter>
<letter><title>L</title>
<mainTerm><title>Long-term</title>
<term level="1"><title>insulin</title><code>Z79.4</code></term></mainTerm></letter>
</ICD10CM.index>
END
	{
		printf 'code\tkind\tlong\tshort\tcoverage\tbetos\ttos\tadded\teffective\tterminated\taction\n'
		printf 'J1885\tC\tInjection, ketorolac tromethamine, per 15 mg\tKetorolac\tD\t\t\t20000101\t20000101\t\tN\n'
		printf 'RT\tM\tRight side\tRight side\tC\t\t\t20000101\t20000101\t\tN\n'
	} >"$tmp/tables/hcpcs_2025q4.tsv"
}

# A home with the tables in it; KEEP_HOME=1 keeps it.
tables_home() {
	fresh_home
	"$PROCTOR" --now "$now" codes import "$tmp/tables" >"$tmp/out" 2>&1 ||
		sed 's/^/# /' "$tmp/out"
}

drill_bank
order_file
xml_files
