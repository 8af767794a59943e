/* code_files.c - official files of code tables; see proctor/code_files.h */
#include "proctor/code_files.h"

#define CMS "CMS"
#define AMA "AMA"
#define CMS_ICD "https://www.cms.gov/medicare/coding-billing/icd-10-codes"
#define CMS_HCPCS                                                        \
	"https://www.cms.gov/medicare/coding-billing/healthcare-common-" \
	"procedure-system/quarterly-update"
#define CMS_DRG                                                             \
	"https://www.cms.gov/medicare/payment/prospective-payment-systems/" \
	"acute-inpatient-pps/ms-drg-classifications-and-software"
#define AMA_CPT "https://www.ama-assn.org/practice-management/cpt"

static const struct pr_code_file files[] = {
#define X(system, name, holds, publisher, page, kb) \
	{ PR_CODE_##system, name, holds, publisher, page, kb },
#include "code_files.def"
#undef X
};

const struct pr_code_file *
pr_code_files(size_t *n)
{
	*n = PR_LEN(files);
	return files;
}

const char *
pr_code_files_source(void)
{
	return "Names and sizes as of the FY2026 release, October 2025, from "
	       "the publishers' pages and files; a page may have moved since. "
	       "CDC/NCHS lists the ICD-10-CM files too.";
}
