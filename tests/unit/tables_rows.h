/* tables_rows.h - rows of small code tables of our own, see
 * proctor/coderows.h */
#ifndef TABLES_ROWS_H
#define TABLES_ROWS_H

/* Two categories: one with seventh characters, one without. */
#define ROWS_ORDER                                                      \
	"F\tcm_order\tFY2026\torder.txt\n"                              \
	"C\tI50\t0\t1\tHeart failure\tHeart failure\n"                  \
	"C\tI501\t1\t2\tLeft vent failure\tLeft ventricular failure\n"  \
	"C\tI509\t1\t3\tHeart failure, unspecified\t"                   \
	"Heart failure, unspecified\n"                                  \
	"C\tS06\t0\t4\tIntracranial injury\tIntracranial injury\n"      \
	"C\tS060X7\t0\t5\tDeath\tConcussion, death\n"                   \
	"C\tS060X7A\t1\t6\tDeath, init\tConcussion, death, initial\n"   \
	"C\tS060X9\t0\t7\tConcussion\tConcussion, unspecified\n"        \
	"C\tS060X9A\t1\t8\tConcussion, init\tConcussion, unspecified, " \
	"initial\n"                                                     \
	"C\tS060X9D\t1\t9\tConcussion, subs\tConcussion, unspecified, " \
	"subsequent\n"                                                  \
	"E\tcm_order\t9\n"

#define ROWS_TABULAR                                              \
	"F\tcm_tabular\tFY2026\ttabular.xml\n"                    \
	"D\tch 9\t\tCirculatory\n"                                \
	"N\tch 9\t4\tinjury (S00-S99), concussion (S06.-, FAB)\n" \
	"D\tI30-I5A\tch 9\tOther heart disease\n"                 \
	"D\tI50\tI30-I5A\tHeart failure\n"                        \
	"N\tI50\t5\tinjury (S06.0X9-)\n"                          \
	"N\tI50\t3\tshock (R57.0)\n"                              \
	"D\tI50.1\tI50\tLeft ventricular failure\n"               \
	"N\tI50.1\t2\tCardiac asthma\n"                           \
	"N\tI50.1\t2\tPulmonary edema with heart disease\n"       \
	"D\tI50.9\tI50\tHeart failure, unspecified\n"             \
	"D\tch 19\t\tInjury\n"                                    \
	"D\tS06\tch 19\tIntracranial injury\n"                    \
	"S\tS06\tA\tinitial encounter\n"                          \
	"S\tS06\tD\tsubsequent encounter\n"                       \
	"D\tS06.0X7\tS06\tDeath\n"                                \
	"D\tS06.0X9\tS06\tConcussion\n"                           \
	"E\tcm_tabular\t16\n"

#define ROWS_INDEX                                                   \
	"F\tcm_index\tFY2026\tindex.xml\n"                           \
	"I\t1\t0\t0\tFailure, failed\t\t\t0\t\tInsufficiency\n"      \
	"I\t2\t1\t1\tFailure, failed, heart\t(acute)\tI509\t0\t\t\n" \
	"I\t3\t2\t2\tFailure, failed, heart, left\t\tI501\t0\t\t\n"  \
	"I\t4\t0\t0\tConcussion\t(brain)\tS060X9\t1\tI509\t\n"       \
	"E\tcm_index\t4\n"

#define ROWS_DRUG                        \
	"F\tcm_drug\tFY2026\tdrug.xml\n" \
	"T\tAlcohol, wood\t2\tI501\t0\n" \
	"T\tAlcohol, wood\t3\t\t0\n"     \
	"T\tAlcohol, wood\t4\tI509\t1\n" \
	"E\tcm_drug\t3\n"

#define ROWS_PCS                                                         \
	"F\tpcs_order\tFY2026\tpcs.txt\n"                                \
	"C\t0FT\t0\t1\tResection\tHepatobiliary, Resection\n"            \
	"C\t0FT00ZZ\t1\t2\tResection liver\tResection of Liver, Open\n"  \
	"C\t0FT40ZZ\t1\t3\tResection gallbl\tResection of Gallbladder, " \
	"Open\n"                                                         \
	"E\tpcs_order\t3\n"

#define ROWS_PCS_TABLES                                          \
	"F\tpcs_tables\tFY2026\tpcs_tables.xml\n"                \
	"A\t0FT\t0\t1\t0\tMedical and Surgical\n"                \
	"A\t0FT\t0\t2\tF\tHepatobiliary System\n"                \
	"A\t0FT\t0\t3\tT\tResection\n"                           \
	"B\t0FT\t3\tOperation\tCutting out all of a body part\n" \
	"A\t0FT\t1\t4\t0\tLiver\n"                               \
	"A\t0FT\t1\t4\t4\tGallbladder\n"                         \
	"A\t0FT\t1\t5\t0\tOpen\n"                                \
	"A\t0FT\t1\t6\tZ\tNo Device\n"                           \
	"A\t0FT\t1\t7\tZ\tNo Qualifier\n"                        \
	"E\tpcs_tables\t9\n"

#define ROWS_HCPCS                                                     \
	"F\thcpcs\t2025Q4\thcpcs.tsv\n"                                \
	"M\tJ1885\tC\tketorolac\tInjection, ketorolac, per 15 mg\tD\t" \
	"1996-01-01\t1996-01-01\t\tN\n"                                \
	"M\tA0021\tC\tambulance\tAmbulance, out of state\tI\t\t\t"     \
	"2019-12-31\tD\n"                                              \
	"M\tRT\tM\tright\tRight side\t\t\t\t\t\n"                      \
	"E\thcpcs\t3\n"

#endif
